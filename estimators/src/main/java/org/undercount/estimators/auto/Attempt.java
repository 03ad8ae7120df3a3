package org.undercount.estimators.auto;

import java.util.Optional;
import org.undercount.estimators.TwoPieceLogNormal;
import org.undercount.estimators.Verdict;

/**
 * What one method says of one table.
 *
 * @param method its name on the command line
 */
public record Attempt(String method, Verdict verdict) {

  /** What it says of the number unseen; empty where it was refused. */
  Optional<TwoPieceLogNormal> unseen() {
    return verdict.estimate().map(e -> TwoPieceLogNormal.of(e, verdict.observed()));
  }
}
