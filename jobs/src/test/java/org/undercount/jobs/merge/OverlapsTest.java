package org.undercount.jobs.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undercount.jobs.merge.PersonTest.QUARTER;
import static org.undercount.jobs.merge.PersonTest.report;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.SparkTest;
import org.undercount.jobs.tables.RowCodec;

class OverlapsTest {

  private static final RowCodec<LinkedReport> LINKED = RowCodec.of(() -> LinkedReport.SCHEMA);

  /** Reports 1 and 2 may be one person; 3 was freed in bulk. */
  private static Dataset<Row> people() {
    List<Row> rows =
        List.of(
                report("1", "a", "KH", null, "individual"),
                report("2", "b", "KH", null, "individual"),
                report("3", "a", "KH", null, "bulk"))
            .stream()
            .map(LINKED::toRow)
            .toList();
    return SparkTest.spark().createDataFrame(rows, LINKED.structType());
  }

  private static Dataset<Row> possible() {
    StructType type =
        new StructType()
            .add("record_id", DataTypes.StringType)
            .add("person_id", DataTypes.StringType)
            .add("draws", DataTypes.createArrayType(DataTypes.IntegerType));
    return SparkTest.spark()
        .createDataFrame(
            List.of(
                RowFactory.create("1", "p1", new Integer[] {0}),
                RowFactory.create("2", "p2", new Integer[] {0}),
                RowFactory.create("1", "p12", new Integer[] {1}),
                RowFactory.create("2", "p12", new Integer[] {1}),
                RowFactory.create("3", "p3", new Integer[] {0, 1})),
            type);
  }

  @Test
  void everyLinkageIsCountedByItself() {
    assertThat(
            Overlaps.byLinkage(people(), possible(), QUARTER, List.of("a", "b"))
                .orderBy("draw", "destination", "pattern")
                .collectAsList()
                .stream()
                .map(Row::mkString))
        .containsExactly("0KHa,b01", "0KH01a,b10", "0KH10a,b10", "1KHa,b01", "1KH11a,b10");
  }
}
