package org.undercount.jobs.plain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list that cannot see part of the population, as written after {@code --blind}: {@code
 * LIST:COLUMN=VALUE} cannot see the strata of that value, {@code LIST:COLUMN!=VALUE} sees those
 * alone. Several values are joined by {@code |}.
 *
 * @param seesOnly whether the values are those that the list sees
 */
public record BlindList(String list, String column, boolean seesOnly, List<String> values) {

  /** What is expected after the option. */
  public static final String EXPECTED =
      "expected LIST:COLUMN=VALUE for strata the list cannot see, or LIST:COLUMN!=VALUE for those it"
          + " sees alone; several values joined by |";

  private static final Pattern WRITTEN = Pattern.compile("([^:]+):([^=!]+)(!?=)([^=]*)");

  public BlindList {
    values = List.copyOf(values);
  }

  /** Empty where the text is not of either form. */
  public static Optional<BlindList> find(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new BlindList(
                matcher.group(1).strip(),
                matcher.group(2).strip(),
                matcher.group(3).equals("!="),
                Pattern.compile("\\|").splitAsStream(matcher.group(4)).map(String::strip).toList()))
        : Optional.empty();
  }

  /** Whether the list cannot see the stratum with these labels. */
  boolean blindTo(Map<String, String> labels) {
    return values.contains(labels.getOrDefault(column, "")) != seesOnly;
  }

  /** As written. */
  String written() {
    return list + ":" + column + (seesOnly ? "!=" : "=") + String.join("|", values);
  }
}
