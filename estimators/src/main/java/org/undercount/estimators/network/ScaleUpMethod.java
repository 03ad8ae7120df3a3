package org.undercount.estimators.network;

import java.util.Arrays;
import java.util.Optional;

/** Estimators of network scale-up. */
public enum ScaleUpMethod {
  MLE("mle"),
  PIMLE("pimle"),
  GENERALISED("generalised");

  private final String word;

  ScaleUpMethod(String word) {
    this.word = word;
  }

  /** As on the command line. */
  public String word() {
    return word;
  }

  public static Optional<ScaleUpMethod> find(String word) {
    return Arrays.stream(values()).filter(m -> m.word.equals(word)).findFirst();
  }
}
