package org.undercount.datasets.release;

import static org.undercount.datasets.release.PublishedTable.countIn;

import java.util.List;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.schema.TableSchema;

/**
 * One source and what it covers.
 *
 * @param source short name
 * @param title in words
 * @param kind people, sites, adverts, losses, transfers or totals
 * @param coverage what it can see and what not
 * @param fedBy sources that refer cases to it, which makes the two lists dependent
 * @param units distinct people, sites or adverts of the quarter in it
 */
public record ListRow(
    String source,
    String title,
    String kind,
    String coverage,
    List<String> fedBy,
    Disclosed units) {

  public ListRow {
    fedBy = List.copyOf(fedBy);
  }

  /** The table {@code lists}. */
  public static final TableSchema<ListRow> SCHEMA =
      PublishedTable.<ListRow>of("lists", "one source")
          .text("source", "short name", ListRow::source)
          .text("title", "in words", ListRow::title)
          .text("kind", "people, sites, adverts, losses, transfers or totals", ListRow::kind)
          .text("coverage", "what it can see and what not", ListRow::coverage)
          .texts("fed_by", "sources that refer cases to it", ListRow::fedBy)
          .count("units", "distinct units of the quarter in it", ListRow::units)
          .build(
              row ->
                  new ListRow(
                      row.requiredText("source"),
                      row.requiredText("title"),
                      row.requiredText("kind"),
                      row.requiredText("coverage"),
                      row.texts("fed_by"),
                      countIn(row, "units")));
}
