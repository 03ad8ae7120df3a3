package org.undercount.datasets.parse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.contract.ColumnSpec;
import org.undercount.datasets.contract.Vocabulary;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.read.RawRow;

/** The values of one row, column by column; what cannot be read is kept as an issue. */
final class Fields {

  private final ContractColumns columns;
  private final RawRow row;
  private final List<Issue> issues = new ArrayList<>();

  Fields(ContractColumns columns, RawRow row) {
    this.columns = columns;
    this.row = row;
  }

  List<Issue> issues() {
    return issues;
  }

  void issue(String column, IssueCode code) {
    issues.add(new Issue(column, code));
  }

  /** The text, cleaned; null if there is none. */
  @Nullable String text(String column) {
    String raw = raw(column);
    if (raw == null) {
      return null;
    }
    String clean = Texts.clean(raw);
    return clean.isEmpty() ? null : clean;
  }

  /** The text as it stands, line breaks and all; null if blank. */
  @Nullable String whole(String column) {
    String raw = raw(column);
    return raw == null || raw.isBlank() ? null : raw.strip();
  }

  private @Nullable String raw(String column) {
    Optional<ColumnSpec> spec = columns.spec(column);
    if (spec.isEmpty()) {
      return null;
    }
    ColumnSpec.Origin origin = spec.get().origin();
    return origin.column().isPresent()
        ? row.text(origin.column().get())
        : ((ColumnSpec.Constant) origin).text();
  }

  @Nullable LocalDate date(String column) {
    String text = text(column);
    return text == null ? null : kept(column, columns.days(column).read(text));
  }

  @Nullable Long whole(String column, long least, long most) {
    String text = text(column);
    return text == null ? null : kept(column, columns.amounts(column).whole(text, least, most));
  }

  @Nullable Double decimal(String column, double least, double most) {
    String text = text(column);
    return text == null ? null : kept(column, columns.amounts(column).decimal(text, least, most));
  }

  /** The country; unknown if there is none. */
  CountryCode country(String column) {
    String text = text(column);
    if (text == null) {
      return CountryCode.UNKNOWN;
    }
    Optional<CountryCode> country = country(column, text);
    if (country.isEmpty()) {
      issue(column, IssueCode.UNKNOWN_CODE);
    }
    return country.orElse(CountryCode.UNKNOWN);
  }

  private Optional<CountryCode> country(String column, String text) {
    return Optional.ofNullable(code(column, text))
        .map(CountryCode::of)
        .or(() -> Countries.find(text));
  }

  private @Nullable String code(String column, String text) {
    Map<String, String> codes = columns.spec(column).map(ColumnSpec::codes).orElseThrow();
    return codes.get(text.toLowerCase(Locale.ROOT));
  }

  /** Countries in order; an unreadable one is an issue and left out. */
  List<String> countries(String column) {
    List<String> found = new ArrayList<>();
    boolean unknown = false;
    for (String item : items(column)) {
      Optional<CountryCode> country = country(column, item);
      unknown |= country.isEmpty();
      country.filter(c -> !c.isUnknown()).ifPresent(c -> found.add(c.alpha2()));
    }
    if (unknown) {
      issue(column, IssueCode.UNKNOWN_CODE);
    }
    return found;
  }

  /** Language codes, sorted. */
  List<String> languages(String column) {
    TreeSet<String> found = new TreeSet<>();
    boolean unknown = false;
    for (String item : items(column)) {
      Optional<String> language =
          Optional.ofNullable(code(column, item)).or(() -> Languages.find(item));
      unknown |= language.isEmpty();
      language.ifPresent(found::add);
    }
    if (unknown) {
      issue(column, IssueCode.UNKNOWN_CODE);
    }
    return List.copyOf(found);
  }

  /** Texts in order. */
  List<String> items(String column) {
    String raw = raw(column);
    return raw == null
        ? List.of()
        : Lists.split(raw, columns.spec(column).map(ColumnSpec::separator).orElse(""));
  }

  /** A word of the column's vocabulary; null if there is none. */
  @Nullable String coded(String column) {
    String text = text(column);
    if (text == null) {
      return null;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    Optional<String> word =
        Optional.ofNullable(code(column, text))
            .or(() -> Vocabulary.of(column).filter(v -> v.contains(lower)).map(v -> lower))
            .or(() -> Words.find(column, text));
    if (word.isEmpty()) {
      issue(column, IssueCode.UNKNOWN_CODE);
    }
    return word.orElse(null);
  }

  /** A phone number in one form. */
  @Nullable String phone(String column, CountryCode region) {
    String text = text(column);
    if (text == null) {
      return null;
    }
    Optional<String> number = columns.phones().normal(Texts.digits(text), region);
    if (number.isEmpty()) {
      issue(column, IssueCode.UNREADABLE_NUMBER);
    }
    return number.orElse(null);
  }

  /** A document number: capital letters and digits alone. */
  @Nullable String document(String column) {
    String text = text(column);
    if (text == null) {
      return null;
    }
    String plain = Texts.digits(text).toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    if (plain.isEmpty()) {
      issue(column, IssueCode.UNREADABLE_NUMBER);
      return null;
    }
    return plain;
  }

  private <T> @Nullable T kept(String column, Reading<T> reading) {
    reading.issue().ifPresent(code -> issue(column, code));
    return reading.value();
  }
}
