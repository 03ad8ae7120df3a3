package org.undercount.datasets.contract;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.key.CountryCode;

/** The column mappings of a contract. */
final class ColumnReader {

  private static final List<String> ORDERS = List.of("ymd", "dmy", "mdy");
  private static final List<String> ERAS = List.of("gregorian", "buddhist", "auto");

  private final Yaml columns;
  private final Kind kind;

  ColumnReader(Yaml columns, Kind kind) {
    this.columns = columns;
    this.kind = kind;
  }

  SortedMap<String, ColumnSpec> read() {
    SortedMap<String, ColumnSpec> specs = new TreeMap<>();
    for (String name : new ArrayList<>(columns.keys())) {
      if (!kind.columns().contains(name)) {
        columns.problem(
            columns.lineOf(name),
            "'"
                + name
                + "' is not a column of kind "
                + kind
                + Spelling.hint(name, kind.columns())
                + "; allowed: "
                + String.join(", ", kind.columns()));
        continue;
      }
      column(name, columns.mapping(name)).ifPresent(spec -> specs.put(name, spec));
    }
    for (String required : kind.required()) {
      if (!columns.keys().contains(required)) {
        columns.problem(
            columns.line(), "needs 'columns." + required + "': every row of " + kind + " has it");
      }
    }
    if (kind == Kind.SITES && !placed(columns.keys())) {
      columns.problem(
          columns.line(), "needs 'columns.name', or 'columns.latitude' and 'columns.longitude'");
    }
    return specs;
  }

  private static boolean placed(Set<String> names) {
    return names.contains("name") || names.containsAll(List.of("latitude", "longitude"));
  }

  private Optional<ColumnSpec> column(String name, Yaml entry) {
    Optional<String> from = entry.text("from");
    Optional<String> constant = entry.text("constant");
    if (from.isPresent() == constant.isPresent()) {
      entry.problem(
          entry.line(), "'columns." + name + "' needs either 'from' (a column) or 'constant'");
    }
    SortedMap<String, String> codes = codes(name, entry.mapping("codes"));
    constant.ifPresent(c -> requireCode(name, c, entry, "constant"));
    Optional<String> meaning = entry.oneOf("meaning", List.of("age"));
    if (meaning.isPresent() && !name.equals("birth_year")) {
      entry.problemAt("meaning", "is for the column birth_year alone");
    }
    DateForm dates = dates(name, entry);
    String separator = entry.text("separator").orElse("");
    if (!separator.isEmpty() && !Vocabulary.isList(name)) {
      entry.problemAt("separator", "is for columns that hold lists: transit, languages, aliases");
    }
    Optional<String> decimal = entry.oneOf("decimal", List.of(".", ","));
    entry.refuseOthers();
    if (from.isPresent() == constant.isPresent()) {
      return Optional.empty();
    }
    ColumnSpec.Origin origin =
        from.<ColumnSpec.Origin>map(f -> new ColumnSpec.From(f.strip()))
            .orElseGet(() -> new ColumnSpec.Constant(constant.orElseThrow()));
    return Optional.of(
        new ColumnSpec(
            name,
            origin,
            dates,
            meaning.isPresent(),
            codes,
            separator,
            decimal.orElse(".").charAt(0)));
  }

  private SortedMap<String, String> codes(String name, Yaml entry) {
    SortedMap<String, String> codes = new TreeMap<>();
    for (String code : new ArrayList<>(entry.keys())) {
      Optional<String> meaning = entry.text(code);
      if (meaning.isEmpty()) {
        entry.problemAt(code, "needs what the code means");
        continue;
      }
      requireCode(name, meaning.get(), entry, code);
      codes.put(code.strip().toLowerCase(Locale.ROOT), meaning.get());
    }
    return codes;
  }

  private static void requireCode(String column, String value, Yaml entry, String key) {
    Optional<Set<String>> words = Vocabulary.of(column);
    if (words.isPresent() && !words.get().contains(value)) {
      entry.problemAt(
          key,
          "must mean one of "
              + String.join(", ", words.get())
              + ", got \""
              + value
              + "\""
              + Spelling.hint(value, words.get()));
    }
    if (Vocabulary.isCountry(column) && !CountryCode.isKnown(value)) {
      entry.problemAt(
          key, "must mean an ISO 3166-1 alpha-2 code like KH, or ZZ, got \"" + value + "\"");
    }
  }

  private static DateForm dates(String name, Yaml entry) {
    Optional<String> format = entry.text("format");
    Optional<String> era = entry.oneOf("calendar", ERAS);
    if ((format.isPresent() || era.isPresent()) && !Vocabulary.isDate(name)) {
      entry.problem(
          entry.line(), "'columns." + name + "' is not a date and takes no format or calendar");
      return DateForm.ISO;
    }
    DateForm.Order order = DateForm.Order.YMD;
    Optional<String> pattern = Optional.empty();
    if (format.isPresent() && ORDERS.contains(format.get())) {
      order = DateForm.Order.valueOf(format.get().toUpperCase(Locale.ROOT));
    } else if (format.isPresent()) {
      pattern = format;
      if (!isPattern(format.get())) {
        entry.problemAt(
            "format",
            "must be ymd, dmy, mdy or a pattern like dd.MM.uuuu, got \"" + format.get() + "\"");
      }
    }
    DateForm.Era years =
        era.map(e -> DateForm.Era.valueOf(e.toUpperCase(Locale.ROOT)))
            .orElse(DateForm.Era.GREGORIAN);
    return new DateForm(order, pattern, years);
  }

  private static boolean isPattern(String text) {
    if (!text.matches(".*d.*") || !text.matches(".*[ML].*") || !text.matches(".*[yu].*")) {
      return false;
    }
    try {
      return !DateTimeFormatter.ofPattern(text, Locale.ROOT).toString().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
