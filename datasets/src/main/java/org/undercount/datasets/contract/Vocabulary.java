package org.undercount.datasets.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The words coded columns may hold, one list per column name. */
public final class Vocabulary {

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "sex", List.of("male", "female", "other"),
          "education", List.of("none", "primary", "secondary", "tertiary"),
          "detection_kind", List.of("individual", "bulk", "referral"),
          "status", List.of("active", "closed", "unknown"),
          "kind", List.of("casino", "hotel", "compound", "building", "other"),
          "label", List.of("scam", "exchange", "victim", "none"));

  private static final Set<String> COUNTRIES =
      Set.of(
          "nationality",
          "origin",
          "destination",
          "advertised",
          "transit",
          "stated_country",
          "residence");

  private static final Set<String> DATES =
      Set.of(
          "birth_date",
          "arrived_on",
          "left_on",
          "reported_on",
          "posted_on",
          "removed_on",
          "transferred_on");

  private static final Set<String> LISTS = Set.of("transit", "languages", "aliases");

  private Vocabulary() {}

  /** The words a coded column may hold; empty if it is not coded. */
  public static Optional<Set<String>> of(String column) {
    return Optional.ofNullable(WORDS.get(column)).map(TreeSet::new);
  }

  /** True if the column holds countries. */
  public static boolean isCountry(String column) {
    return COUNTRIES.contains(column);
  }

  /** True if the column holds a day. */
  public static boolean isDate(String column) {
    return DATES.contains(column);
  }

  /** True if the column holds several values. */
  public static boolean isList(String column) {
    return LISTS.contains(column);
  }
}
