package org.undercount.datasets.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.undercount.datasets.contract.FileSpec;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/** What is agreed about a file beforehand: a contract, or nothing but its name. */
public sealed interface Terms {

  /** Headers the file must have. */
  Set<String> required();

  /** Names of the columns of a file that has no header row; empty if it has one. */
  Optional<List<String>> given();

  /** True if a row of a table names the columns. */
  boolean isHeader(FileSpec spec, long row, List<String> cells);

  /** The names a header row gives, told apart; refuses a header that breaks the terms. */
  List<String> names(Delivery delivery, long row, List<String> cells);

  /** True if a row of delimited text is no row at all. */
  boolean isNoRow(List<String> cells);

  /** What a feature is that has a geometry, but not a point. */
  RawRow ofOtherShape(RawRow feature);

  /** The sentence that helps: one about the contract, or one for a reader who has none. */
  String either(String withContract, String withoutContract);

  /**
   * A source's contract says how its files are written.
   *
   * @param required headers the file must have
   */
  record Contract(Set<String> required) implements Terms {

    public Contract {
      required = Set.copyOf(required);
    }

    @Override
    public Optional<List<String>> given() {
      return Optional.empty();
    }

    @Override
    public boolean isHeader(FileSpec spec, long row, List<String> cells) {
      return row == spec.headerRow();
    }

    @Override
    public List<String> names(Delivery delivery, long row, List<String> cells) {
      List<String> names = Headers.of(cells);
      delivery.requireHeaders(names, row);
      return names;
    }

    @Override
    public boolean isNoRow(List<String> cells) {
      return cells.stream().allMatch(String::isBlank);
    }

    @Override
    public RawRow ofOtherShape(RawRow feature) {
      return feature;
    }

    @Override
    public String either(String withContract, String withoutContract) {
      return withContract;
    }
  }

  /**
   * A file a user names on the command line. The first row with anything in it names the columns,
   * every row after it counts, and features are points.
   *
   * @param header names of the columns if no row names them; else empty
   */
  record Plain(List<String> header) implements Terms {

    public Plain {
      header = List.copyOf(header);
    }

    @Override
    public Set<String> required() {
      return Set.of();
    }

    @Override
    public Optional<List<String>> given() {
      return header.isEmpty() ? Optional.empty() : Optional.of(header);
    }

    @Override
    public boolean isHeader(FileSpec spec, long row, List<String> cells) {
      return !cells.stream().allMatch(String::isBlank);
    }

    @Override
    public List<String> names(Delivery delivery, long row, List<String> cells) {
      List<Problem> problems = repeated(delivery.name(), row, cells);
      if (!problems.isEmpty()) {
        throw new UnusableInputException(problems);
      }
      return Headers.of(cells);
    }

    @Override
    public boolean isNoRow(List<String> cells) {
      return cells.size() == 1 && cells.get(0).isBlank();
    }

    @Override
    public RawRow ofOtherShape(RawRow feature) {
      return RawRow.faulty(feature.number(), feature.cells(), RawRow.Fault.MALFORMED_ROW);
    }

    @Override
    public String either(String withContract, String withoutContract) {
      return withoutContract;
    }

    /** Names that stand twice, whatever the case: nobody could tell which is meant. */
    static List<Problem> repeated(String file, long row, List<String> names) {
      List<Problem> problems = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (String raw : names) {
        String name = Headers.name(raw);
        if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
          problems.add(Problem.at(file, row, name, "expected each column once, got it twice"));
        }
      }
      return problems;
    }
  }
}
