package org.undercount.jobs.link.standard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column holds; all that linkage needs to be told about it. */
public enum FieldKind {
  GIVEN_NAME,
  FAMILY_NAME,
  FULL_NAME,
  DATE,
  YEAR,
  MONTH,
  DAY,
  SEX,
  NATIONALITY,
  PHONE,
  /** A document or account number that should differ between people. */
  IDENTIFIER,
  /** A code many people share, such as a postcode. */
  CODE,
  CATEGORY,
  TEXT,
  NUMBER,
  /** A Bloom filter in base64 that stands for fields an agency cannot share. */
  CLK;

  /** The kind as written in a configuration, e.g. {@code given-name}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind a configuration names, if there is one. */
  public static Optional<FieldKind> find(String word) {
    return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
  }

  /** All words a configuration may use. */
  public static List<String> words() {
    return Arrays.stream(values()).map(FieldKind::word).toList();
  }

  public boolean isName() {
    return this == GIVEN_NAME || this == FAMILY_NAME || this == FULL_NAME;
  }

  /** True if agreement on a rare value says more than agreement on a common one. */
  public boolean frequencyMatters() {
    return isName() || this == CODE || this == TEXT || this == CATEGORY || this == NATIONALITY;
  }
}
