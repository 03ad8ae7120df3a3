package org.undercount.jobs.link.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.PlainTable;
import org.undercount.jobs.link.secret.FilterEncoder;
import org.undercount.jobs.link.standard.Ages;
import org.undercount.jobs.link.standard.Field;

/**
 * A table of people as the filters an agency may hand on: id, source if there is one, and filter.
 *
 * @param header names of the columns
 * @param rows values by column, in the order of the input
 * @param empty rows whose filter is empty because there was nothing to encode
 */
public record EncodedTable(List<String> header, List<List<String>> rows, long empty) {

  /** Name of the column of filters. */
  public static final String COLUMN = "clk";

  public EncodedTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * Encodes a table.
   *
   * @param encoder made for {@link LinkConfiguration#schema}
   */
  public static EncodedTable of(
      PlainTable table, LinkConfiguration configuration, FilterEncoder encoder) {
    List<Problem> problems = new ArrayList<>();
    Optional<Integer> id = configuration.id().map(c -> position(table, c, problems));
    Optional<Integer> source = configuration.sourceColumn().map(c -> position(table, c, problems));
    Optional<Integer> asked = configuration.askedColumn().map(c -> position(table, c, problems));
    List<Field> fields = configuration.schema().fields();
    List<Integer> positions = new ArrayList<>();
    for (Field field : fields) {
      positions.add(position(table, field.column(), problems));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    List<String> header = new ArrayList<>(List.of(configuration.id().orElse("row")));
    configuration.sourceColumn().ifPresent(header::add);
    header.add(COLUMN);
    List<List<String>> rows = new ArrayList<>();
    long empty = 0;
    for (int r = 0; r < table.rows().size(); r++) {
      List<String> values = table.rows().get(r).values();
      List<@Nullable String> raw = new ArrayList<>();
      for (int f = 0; f < fields.size(); f++) {
        String value = values.get(positions.get(f));
        raw.add(
            configuration.readsAges(fields.get(f))
                ? Ages.asBirth(
                    value, asked.map(values::get).orElse(configuration.asOf().orElseThrow()))
                : value);
      }
      String filter = encoder.encoded(raw);
      empty += filter.isEmpty() ? 1 : 0;
      List<String> row = new ArrayList<>();
      row.add(id.map(values::get).orElse(Integer.toString(r + 1)));
      source.map(values::get).ifPresent(row::add);
      row.add(filter);
      rows.add(List.copyOf(row));
    }
    return new EncodedTable(header, rows, empty);
  }

  private static int position(PlainTable table, String column, List<Problem> problems) {
    int position = table.header().indexOf(column);
    if (position < 0) {
      problems.add(
          Problem.at(
              table.file(),
              1,
              column,
              org.undercount.jobs.tables.TextTables.noSuchColumn(column, table.header())));
    }
    return position;
  }
}
