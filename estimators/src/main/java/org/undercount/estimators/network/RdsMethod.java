package org.undercount.estimators.network;

import java.util.Arrays;
import java.util.Optional;

/** Estimators of a share from a respondent-driven sample. */
public enum RdsMethod {
  RDS_I("rds-i"),
  RDS_II("rds-ii"),
  GILE_SS("gile-ss");

  private final String word;

  RdsMethod(String word) {
    this.word = word;
  }

  /** As on the command line. */
  public String word() {
    return word;
  }

  public static Optional<RdsMethod> find(String word) {
    return Arrays.stream(values()).filter(m -> m.word.equals(word)).findFirst();
  }
}
