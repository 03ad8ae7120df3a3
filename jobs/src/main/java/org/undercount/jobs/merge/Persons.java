package org.undercount.jobs.merge;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.datasets.key.Quarter;
import org.undercount.jobs.tables.RowCodec;

/** One row per person of a quarter, by the rules of {@link Person}. */
public final class Persons {

  private static final RowCodec<LinkedReport> LINKED = RowCodec.of(() -> LinkedReport.SCHEMA);

  private static final StructType TYPE =
      new StructType()
          .add("person_id", DataTypes.StringType, false)
          .add("destination", DataTypes.StringType, false)
          .add("origin", DataTypes.StringType, false)
          .add("transit", DataTypes.StringType, false)
          .add("sources", DataTypes.StringType, false)
          .add("bulk", DataTypes.BooleanType, false)
          .add("sex", DataTypes.StringType, false)
          .add("age_band", DataTypes.StringType, false)
          .add("nationality", DataTypes.StringType, false)
          .add("education", DataTypes.StringType, false)
          .add("entered", DataTypes.IntegerType, true)
          .add("until", DataTypes.IntegerType, true)
          .add("ended", DataTypes.BooleanType, false)
          .add("horizon", DataTypes.IntegerType, true);

  private Persons() {}

  /**
   * Resolves the linked reports of one quarter.
   *
   * @param people rows of {@link LinkedReport#SCHEMA}
   */
  public static Dataset<Row> of(Dataset<Row> people, Quarter quarter) {
    MapFunction<Row, String> person = row -> row.getAs("person_id");
    MapGroupsFunction<String, Row, Row> resolve =
        (id, rows) -> {
          List<LinkedReport> reports = new ArrayList<>();
          rows.forEachRemaining(row -> reports.add(LINKED.fromRow(row)));
          return row(id, Person.of(reports, quarter));
        };
    return people.groupByKey(person, Encoders.STRING()).mapGroups(resolve, Encoders.row(TYPE));
  }

  private static Row row(String id, Person p) {
    return RowFactory.create(
        id,
        p.destination(),
        p.origin(),
        p.transit(),
        p.sources(),
        p.bulk(),
        p.sex(),
        p.ageBand(),
        p.nationality(),
        p.education(),
        p.stay().days().map(KnownStay.Days::entered).orElse(null),
        p.stay().days().map(KnownStay.Days::until).orElse(null),
        p.stay().ended(),
        p.stay().days().map(KnownStay.Days::horizon).orElse(null));
  }
}
