package org.undercount.jobs.plain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.doublyrobust.People;

/**
 * Reads a table of overlaps: a header, one 0/1 column per list, named stratum columns, named
 * columns that describe people, and an optional last column {@code count}; without it every row is
 * one person. In place of the lists one column {@code ch} may hold capture histories such as {@code
 * 0110}, as ecologists write them: the lists are the occasions. All problems of a file are reported
 * together.
 */
public final class OverlapFile {

  private static final String COUNT = "count";
  private static final String HISTORY = "ch";
  private static final long MOST = 1_000_000_000_000_000L; // doubles stay exact well beyond
  private static final int SHOWN_PER_COLUMN = 3;

  private final String name;
  private final CsvRows csv;
  private final List<String> strataColumns;
  private final List<String> covariateColumns;
  private final CovariateColumns covariates;
  private final Declarations declarations;
  private final MissingStrata missing;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Integer> shown = new LinkedHashMap<>();

  private final List<Integer> listColumns = new ArrayList<>();
  private List<String> lists = List.of();
  private final List<Integer> stratumColumns = new ArrayList<>();
  private final List<Integer> describingColumns = new ArrayList<>();
  private final List<Integer> impossible = new ArrayList<>(); // masks, bit i for list i
  private final List<Integer> referrals = new ArrayList<>(); // masks of two lists
  private final Map<String, Map<String, Long>> bulk =
      new TreeMap<>(); // people by event, by stratum
  private final Map<String, PartlyKnown> partlyKnown = new TreeMap<>();
  private boolean counted;

  private OverlapFile(
      String name,
      CsvRows csv,
      List<String> strataColumns,
      List<String> covariateColumns,
      Declarations declarations,
      MissingStrata missing) {
    this.name = name;
    this.csv = csv;
    this.strataColumns = strataColumns;
    this.covariateColumns = covariateColumns;
    this.covariates = new CovariateColumns(covariateColumns);
    this.declarations = declarations;
    this.missing = missing;
  }

  /**
   * What a file holds.
   *
   * @param strata in order of their labels; one without labels when none are named
   * @param partlyKnown units that are in some stratum the file does not name
   */
  public record Contents(List<Stratum> strata, List<PartlyKnown> partlyKnown) {

    public Contents {
      strata = List.copyOf(strata);
      partlyKnown = List.copyOf(partlyKnown);
    }

    /** Units whose stratum is not known. */
    public long unknown() {
      return partlyKnown.stream().mapToLong(PartlyKnown::count).sum();
    }
  }

  /**
   * Units of one pattern whose stratum is not known, or not all of it.
   *
   * @param labels known values by stratum column
   * @param pattern bit i for list column i
   */
  public record PartlyKnown(Map<String, String> labels, int pattern, long count) {

    private PartlyKnown and(long more) {
      return new PartlyKnown(labels, pattern, Math.addExact(count, more));
    }
  }

  /**
   * The cells of one stratum.
   *
   * @param labels value by stratum column, empty when the table is not divided
   * @param lists all lists of the file
   * @param counts units by pattern
   * @param described the people one by one, over the lists that hold somebody here; empty without
   *     columns that describe them
   * @param declared what is known of the lists here beside the counts
   */
  public record Stratum(
      Map<String, String> labels,
      List<String> lists,
      Map<Integer, Long> counts,
      Optional<People> described,
      Declarations.Here declared) {

    /** Lists that hold nobody here. */
    public List<String> emptyLists() {
      List<String> empty = new ArrayList<>();
      for (int i = 0; i < lists.size(); i++) {
        int bit = 1 << i;
        if (counts.entrySet().stream()
            .noneMatch(c -> (c.getKey() & bit) != 0 && c.getValue() > 0)) {
          empty.add(lists.get(i));
        }
      }
      return empty;
    }

    /** The table over the lists that hold somebody; needs two of them. */
    public OverlapTable table() {
      Map<Integer, Long> squeezed = new TreeMap<>();
      counts.forEach((pattern, count) -> squeezed.merge(squeezed(pattern), count, Long::sum));
      squeezed.remove(0);
      OverlapTable table = OverlapTable.of(keptLists(), squeezed).withReferrals(keptReferrals());
      return declared.impossible().isEmpty()
          ? table
          : table.withImpossible(declared.impossible()); // only where no list is left out
    }

    /** Distinct units observed. */
    public long observed() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<String> keptLists() {
      List<String> empty = emptyLists();
      return lists.stream().filter(l -> !empty.contains(l)).toList();
    }

    /** Pairs of which both lists hold somebody here. */
    private List<Integer> keptReferrals() {
      return declared.referrals().stream()
          .map(this::squeezed)
          .filter(pair -> Integer.bitCount(pair) == 2)
          .toList();
    }

    /** The same with other counts and nobody described. */
    Stratum with(Map<Integer, Long> completed) {
      return new Stratum(labels, lists, completed, Optional.empty(), declared);
    }

    private Stratum with(Declarations.Bulk bulk) {
      return new Stratum(labels, lists, counts, described, declared.with(bulk));
    }

    /** A pattern over the lists that hold somebody. */
    private int squeezed(int pattern) {
      List<String> kept = keptLists();
      int mask = 0;
      for (int i = 0; i < kept.size(); i++) {
        mask |= (pattern >> lists.indexOf(kept.get(i)) & 1) << i;
      }
      return mask;
    }

    private Stratum with(CovariateColumns columns) {
      Map<Integer, Integer> squeezed = new TreeMap<>();
      counts.keySet().forEach(pattern -> squeezed.put(pattern, squeezed(pattern)));
      return new Stratum(
          labels,
          lists,
          counts,
          Optional.of(
              columns.people(
                  labels.values().toString(), keptLists(), p -> squeezed.getOrDefault(p, 0))),
          declared);
    }
  }

  /** A table that is not divided. */
  public static Stratum read(Path file) {
    return read(file, List.of(), List.of(), Declarations.NONE, MissingStrata.STRATUM)
        .strata()
        .get(0);
  }

  /**
   * A table with columns that divide it, columns that describe people, and what is known of the
   * lists beside the counts.
   *
   * @param missing what an unknown value of a stratum column is; anything but a stratum of its own
   *     keeps the units apart
   */
  public static Contents read(
      Path file,
      List<String> strataColumns,
      List<String> covariateColumns,
      Declarations declarations,
      MissingStrata missing) {
    OverlapFile reader =
        new OverlapFile(
            file.toString(),
            CsvRows.read(file),
            strataColumns,
            covariateColumns,
            declarations,
            missing);
    reader.readHeader();
    reader.stopOnProblems();
    List<Stratum> strata = reader.readRows();
    reader.stopOnProblems();
    reader.checkLists(strata);
    reader.problems.addAll(reader.covariates.problems(reader.name));
    reader.stopOnProblems();
    return new Contents(
        reader.covariates.none()
            ? strata
            : strata.stream().map(s -> s.with(reader.covariates)).toList(),
        List.copyOf(reader.partlyKnown.values()));
  }

  private void readHeader() {
    List<String> header = csv.header();
    requireColumns(strataColumns, "--strata");
    requireColumns(covariateColumns, "--covariates");
    requireColumns(declarations.bulk().stream().toList(), "--bulk");
    for (int i = 0; i < header.size(); i++) {
      String column = header.get(i);
      boolean last = i == header.size() - 1;
      if (column.isEmpty()) {
        problems.add(Problem.at(name, 1, "column " + (i + 1) + " has no name, expected one"));
      } else if (header.indexOf(column) != i) {
        problems.add(
            Problem.at(name, 1, column, "this name occurs twice, expected distinct names"));
      } else if (column.toLowerCase(Locale.ROOT).equals(COUNT)) {
        counted = last;
        if (!last) {
          problems.add(Problem.at(name, 1, column, "expected 'count' as the last column"));
        }
      } else if (strataColumns.contains(column)) {
        stratumColumns.add(i);
      } else if (!covariateColumns.contains(column)
          && declarations.bulk().filter(column::equals).isEmpty()) {
        listColumns.add(i);
      }
    }
    lists = histories() ? occasions() : listColumns.stream().map(header::get).toList();
    if (header.size() == 1 && header.get(0).contains("|")) {
      problems.add(Problem.at(name, 1, "expected comma, semicolon or tab between columns"));
    } else if (lists.size() < 2) {
      problems.add(
          Problem.at(name, 1, "expected at least two list columns, found " + lists.size()));
    } else if (lists.size() > OverlapTable.MOST_LISTS) {
      problems.add(
          Problem.at(
              name,
              1,
              "expected at most "
                  + OverlapTable.MOST_LISTS
                  + " list columns, found "
                  + lists.size()));
    } else {
      readDeclarations();
    }
  }

  /** Whether one column holds whole histories. */
  private boolean histories() {
    return listColumns.stream().anyMatch(i -> csv.header().get(i).equals(HISTORY));
  }

  /** One list per occasion, as many as the first history is long. */
  private List<String> occasions() {
    if (listColumns.size() > 1) {
      problems.add(
          Problem.at(
              name,
              1,
              HISTORY,
              "this column holds whole histories, expected no list beside it (a column that divides"
                  + " the table is named in --strata)"));
    }
    int column = csv.header().indexOf(HISTORY);
    int length =
        csv.rows().stream()
            .filter(r -> r.fields().size() > column)
            .findFirst()
            .map(r -> r.fields().get(column).length())
            .orElse(0);
    return IntStream.rangeClosed(1, length).mapToObj(i -> "t" + i).toList();
  }

  private void readDeclarations() {
    for (BlindList blind : declarations.blind()) {
      if (!lists.contains(blind.list())) {
        problems.add(
            Problem.in(
                "--blind", "no list is called '" + blind.list() + "', expected one of " + lists));
      }
    }
    for (String pattern : declarations.impossible()) {
      if (pattern.length() != lists.size() || !pattern.matches("[01]+") || !pattern.contains("1")) {
        problems.add(
            Problem.in(
                "--impossible",
                "expected "
                    + lists.size()
                    + " digits 0 or 1, one per list and at least one 1, found '"
                    + pattern
                    + "'"));
      } else {
        impossible.add(mask(pattern));
      }
    }
    for (Referral referral : declarations.referrals()) {
      int mask = 0;
      for (String list : List.of(referral.from(), referral.to())) {
        if (lists.contains(list)) {
          mask |= 1 << lists.indexOf(list);
        } else {
          problems.add(
              Problem.in(
                  "--referral", "no list is called '" + list + "', expected one of " + lists));
        }
      }
      referrals.add(mask);
    }
  }

  /** What holds in the stratum of these labels. */
  private Declarations.Here declared(Map<String, String> labels, List<String> lists) {
    List<String> blind =
        lists.stream()
            .filter(
                l ->
                    declarations.blind().stream()
                        .anyMatch(b -> b.list().equals(l) && b.blindTo(labels)))
            .toList();
    return new Declarations.Here(
        blind,
        impossible,
        referrals.stream().distinct().sorted().toList(),
        Declarations.Bulk.NOBODY);
  }

  /** A unit where the declarations say there can be none. */
  private void checkDeclared(CsvRows.Row row, int mask, long count, Stratum stratum) {
    if (count == 0) {
      return;
    }
    for (int i = 0; i < stratum.lists().size(); i++) {
      String list = stratum.lists().get(i);
      if ((mask >> i & 1) != 0 && stratum.declared().blind().contains(list)) {
        String written =
            declarations.blind().stream()
                .filter(b -> b.list().equals(list) && b.blindTo(stratum.labels()))
                .findFirst()
                .map(BlindList::written)
                .orElseThrow();
        report(
            row.line(),
            list,
            "expected 0: --blind \"" + written + "\" says that this list cannot see this stratum");
      }
    }
    if (impossible.contains(mask)) {
      report(row.line(), "", "expected a count of 0: --impossible says that nobody can be here");
    }
  }

  /** Among codes of countries, the mark of what is not known is the code of Namibia. */
  private void checkCodes(String column) {
    int at = csv.header().indexOf(column);
    List<String> values =
        csv.rows().stream()
            .filter(r -> r.fields().size() == csv.header().size())
            .map(r -> r.fields().get(at))
            .filter(v -> !v.isEmpty())
            .distinct()
            .toList();
    if (values.size() > 1
        && values.contains(MissingStrata.UNKNOWN)
        && values.stream().allMatch(v -> v.matches("[A-Z]{2}"))) {
      problems.add(
          Problem.in(
              name,
              "column "
                  + column
                  + " holds two-letter codes, among which NA is Namibia or what is not known:"
                  + " expected NAM for the one and nothing for the other"));
    }
  }

  private void checkBlind(List<Stratum> strata) {
    for (BlindList blind : declarations.blind()) {
      List<String> found =
          strata.stream()
              .map(s -> s.labels().getOrDefault(blind.column(), ""))
              .distinct()
              .sorted()
              .toList();
      for (String value : blind.values()) {
        if (!found.contains(value)) {
          problems.add(
              Problem.in(
                  "--blind",
                  "no stratum has "
                      + blind.column()
                      + " '"
                      + value
                      + "', expected one of "
                      + found));
        }
      }
    }
  }

  private void requireColumns(List<String> columns, String option) {
    List<String> header = csv.header();
    for (String column : columns) {
      if (!header.contains(column)) {
        problems.add(
            Problem.at(
                name, 1, column, "no such column for " + option + ", expected one of " + header));
      }
    }
  }

  private List<Stratum> readRows() {
    Map<String, Stratum> strata = new TreeMap<>();
    Map<String, Long> lineOfPattern = new LinkedHashMap<>();
    long total = 0;
    covariateColumns.forEach(c -> describingColumns.add(csv.header().indexOf(c)));
    for (CsvRows.Row row : csv.rows()) {
      if (row.fields().size() != csv.header().size()) {
        report(
            row.line(),
            "",
            "expected " + csv.header().size() + " fields, found " + row.fields().size());
        continue;
      }
      int before = problems.size();
      int mask = pattern(row);
      long count = counted ? count(row) : 1;
      String event =
          declarations.bulk().map(b -> row.fields().get(csv.header().indexOf(b))).orElse("");
      if (mask == 0 && event.isEmpty() && problems.size() == before) {
        report(
            row.line(),
            "",
            counted
                ? "expected a 1 in some list column: the number on no list cannot be observed"
                : "expected a 1 in some list column: a person on no list cannot be observed");
      }
      Map<String, String> labels = new LinkedHashMap<>();
      boolean whole = true;
      for (int column : stratumColumns) {
        String value = row.fields().get(column);
        boolean known = !MissingStrata.isMissing(value);
        whole &= known || missing == MissingStrata.STRATUM;
        labels.put(csv.header().get(column), known ? value : MissingStrata.LABEL);
      }
      List<String> described = describingColumns.stream().map(row.fields()::get).toList();
      if (counted) {
        Long earlier =
            lineOfPattern.putIfAbsent(
                labels.values() + "/" + described + "/" + event + "/" + mask, row.line());
        if (earlier != null && mask != 0) {
          report(
              row.line(),
              "",
              "this pattern was already counted on line "
                  + earlier
                  + ", expected every pattern once"
                  + (labels.isEmpty() ? "" : " per stratum")
                  + (described.isEmpty() ? "" : " per description"));
        }
      }
      if (!whole) {
        addPartlyKnown(row, labels, mask, count);
        total += count;
        continue;
      }
      Stratum stratum =
          strata.computeIfAbsent(
              labels.values().toString(),
              key ->
                  new Stratum(
                      Collections.unmodifiableMap(labels),
                      lists,
                      new TreeMap<>(),
                      Optional.empty(),
                      declared(labels, lists)));
      checkDeclared(row, mask, count, stratum);
      if (!event.isEmpty()) {
        bulk.computeIfAbsent(labels.values().toString(), key -> new TreeMap<>())
            .merge(event, count, Long::sum);
        continue;
      }
      stratum.counts().merge(mask, count, Long::sum);
      if (!covariates.none()) {
        covariates.add(row.line(), stratum.labels().values().toString(), mask, count, described);
      }
      total += count;
    }
    if (strata.isEmpty() && !partlyKnown.isEmpty()) {
      problems.add(
          Problem.in(name, "no row names every column of --strata, expected some that do"));
      return List.of();
    }
    strataColumns.forEach(this::checkCodes);
    covariateColumns.forEach(this::checkCodes);
    checkBlind(List.copyOf(strata.values()));
    if (problems.isEmpty() && total == 0) {
      problems.add(
          Problem.in(
              name,
              "the table counts nobody"
                  + (bulk.isEmpty() ? "" : " beside those in --bulk")
                  + ", expected a total above 0"));
    }
    List<Stratum> all = new ArrayList<>();
    strata.forEach(
        (key, stratum) -> all.add(stratum.with(bulkOf(bulk.getOrDefault(key, Map.of())))));
    return List.copyOf(all);
  }

  /** Units of a stratum that is not all known; those captured together cannot be among them. */
  private void addPartlyKnown(CsvRows.Row row, Map<String, String> labels, int mask, long count) {
    if (declarations.bulk().isPresent()
        && !row.fields().get(csv.header().indexOf(declarations.bulk().get())).isEmpty()
        && missing != MissingStrata.DROP) {
      report(
          row.line(),
          declarations.bulk().get(),
          "expected all of its stratum: who was captured together is known and not imputed"
              + " (--missing drop leaves them out)");
    }
    labels.values().removeIf(MissingStrata.LABEL::equals);
    Map<String, String> known = Collections.unmodifiableMap(labels);
    PartlyKnown group = new PartlyKnown(known, mask, count);
    partlyKnown.merge(known + "/" + mask, group, (old, more) -> old.and(more.count()));
  }

  private static Declarations.Bulk bulkOf(Map<String, Long> peopleByEvent) {
    return new Declarations.Bulk(
        peopleByEvent.values().stream().filter(people -> people > 0).count(),
        peopleByEvent.values().stream().mapToLong(Long::longValue).sum());
  }

  private int pattern(CsvRows.Row row) {
    if (histories()) {
      return history(row);
    }
    int mask = 0;
    for (int i = 0; i < listColumns.size(); i++) {
      String value = row.fields().get(listColumns.get(i));
      if (value.equals("1")) {
        mask |= 1 << i;
      } else if (!value.equals("0")) {
        report(
            row.line(),
            csv.header().get(listColumns.get(i)),
            "expected 0 or 1 (a column that divides the table is named in --strata)");
      }
    }
    return mask;
  }

  private int history(CsvRows.Row row) {
    String value = row.fields().get(csv.header().indexOf(HISTORY));
    if (value.length() != lists.size() || !value.matches("[01]+")) {
      report(
          row.line(),
          HISTORY,
          "expected a history of " + lists.size() + " digits 0 or 1, as long as the first");
      return 0;
    }
    return mask(value);
  }

  /** Bit i for digit i. */
  private static int mask(String digits) {
    int mask = 0;
    for (int i = 0; i < digits.length(); i++) {
      mask |= (digits.charAt(i) - '0') << i;
    }
    return mask;
  }

  private long count(CsvRows.Row row) {
    String value = row.fields().get(row.fields().size() - 1);
    String column = csv.header().get(csv.header().size() - 1);
    if (value.isEmpty()) {
      report(row.line(), column, "the count is missing, expected a whole number of 0 or more");
      return 0;
    }
    if (value.matches("\\+?[0-9]{1,16}") && Long.parseLong(value) <= MOST) {
      return Long.parseLong(value);
    }
    String found =
        value.startsWith("-")
            ? "a negative number"
            : value.matches("[0-9]*[.,][0-9]*")
                ? "a fraction"
                : value.matches("[0-9]+") ? "more than " + MOST : "no number";
    report(row.line(), column, "expected a whole number of 0 or more, found " + found);
    return 0;
  }

  private void checkLists(List<Stratum> strata) {
    List<String> lists = strata.get(0).lists();
    for (int i = 0; i < lists.size(); i++) {
      int bit = 1 << i;
      boolean someOn = false;
      boolean someOff = false;
      for (Stratum stratum : strata) {
        if (stratum.declared().blind().contains(lists.get(i))) {
          continue;
        }
        for (Map.Entry<Integer, Long> cell : stratum.counts().entrySet()) {
          boolean on = (cell.getKey() & bit) != 0;
          someOn |= on && cell.getValue() > 0;
          someOff |= !on && cell.getValue() > 0;
        }
      }
      for (PartlyKnown group : partlyKnown.values()) {
        boolean on = (group.pattern() & bit) != 0;
        someOn |= on && group.count() > 0;
        someOff |= !on && group.count() > 0;
      }
      if (!someOn) {
        problems.add(
            Problem.at(
                name,
                1,
                lists.get(i),
                "this list holds nobody"
                    + (bulk.isEmpty() ? "" : " beside those in --bulk")
                    + ", expected some 1 with a count"));
      } else if (!someOff) {
        problems.add(
            Problem.at(
                name,
                1,
                lists.get(i),
                "everyone is on this list, expected some 0: nothing shows what it misses"));
      }
    }
  }

  private void report(long line, String column, String message) {
    int already = shown.merge(column + message, 1, Integer::sum);
    if (already <= SHOWN_PER_COLUMN) {
      problems.add(Problem.at(name, line, column, message));
    } else if (already == SHOWN_PER_COLUMN + 1) {
      problems.add(Problem.at(name, line, column, "the same here and maybe further down"));
    }
  }

  private void stopOnProblems() {
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
  }
}
