package org.undercount.jobs.plain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is done about units whose stratum a file does not say. */
public enum MissingStrata {
  /** Drawn several times from what is known; the estimates are combined. */
  IMPUTE,
  /** Divided among the strata as expected. */
  EM,
  /** Left out. */
  DROP,
  /** A stratum of its own. */
  STRATUM;

  /** What stands for an unknown value beside nothing at all. */
  static final String UNKNOWN = "NA";

  /** The label of a value that is a stratum because it is not known. */
  static final String LABEL = "(missing)";

  public static Optional<MissingStrata> find(String word) {
    return Arrays.stream(values()).filter(m -> m.word().equals(word)).findFirst();
  }

  /** As written after the option. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(MissingStrata::word).toList();
  }

  static boolean isMissing(String value) {
    return value.isEmpty() || value.equals(UNKNOWN);
  }
}
