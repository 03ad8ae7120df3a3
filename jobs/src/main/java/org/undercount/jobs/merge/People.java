package org.undercount.jobs.merge;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.datasets.microdata.PersonReport;
import org.undercount.jobs.tables.RowCodec;

/**
 * Linked reports without what identifies: the only way from the sealed zone to the analytic one.
 */
public final class People {

  private static final RowCodec<PersonReport> REPORTS = RowCodec.of(() -> PersonReport.SCHEMA);
  private static final RowCodec<LinkedReport> LINKED = RowCodec.of(() -> LinkedReport.SCHEMA);

  private People() {}

  /**
   * Gives every report its person.
   *
   * @param reports rows of {@link PersonReport#SCHEMA}, each record once
   * @param assignments rows (record_id, person_id), one per report
   * @return rows of {@link LinkedReport#SCHEMA}, one per report
   */
  public static Dataset<Row> of(Dataset<Row> reports, Dataset<Row> assignments) {
    Dataset<Row> joined = reports.join(assignments.select("record_id", "person_id"), "record_id");
    MapFunction<Row, Row> link =
        row -> LINKED.toRow(LinkedReport.of(row.getAs("person_id"), REPORTS.fromRow(row)));
    return joined.map(link, LINKED.encoder());
  }
}
