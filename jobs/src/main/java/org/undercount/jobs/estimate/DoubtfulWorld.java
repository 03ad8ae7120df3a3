package org.undercount.jobs.estimate;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.synthetic.people.Listing;
import org.undercount.datasets.synthetic.people.PeopleListings;
import org.undercount.datasets.synthetic.settings.WorldSettings;
import org.undercount.jobs.link.standard.Dates;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * Invented people on four lists that share no more than name, year of birth, sex and nationality,
 * so that who is who stays in doubt. Those freed in raids are left out, as they are of estimates.
 *
 * @param people held in the quarter, on a list or on none: the truth
 * @param records {@code record_id, source, once, raw, truth}; a list holds a person once
 */
record DoubtfulWorld(long people, Dataset<Row> records) {

  static final Quarter QUARTER = new Quarter(2023, 1);

  static final List<Field> FIELDS =
      List.of(
          new Field("full_name", FieldKind.FULL_NAME),
          new Field("birth_year", FieldKind.YEAR),
          new Field("sex", FieldKind.SEX),
          new Field("nationality", FieldKind.NATIONALITY));

  private static final StructType RECORD =
      new StructType()
          .add("record_id", DataTypes.StringType, false)
          .add("source", DataTypes.StringType, false)
          .add("once", DataTypes.StringType, false)
          .add("raw", DataTypes.createArrayType(DataTypes.StringType), false)
          .add("truth", DataTypes.StringType, false);

  /**
   * Invents a world.
   *
   * @param scale of the world, at most 2: 1 holds about 6,000 people, of whom half are listed
   */
  static DoubtfulWorld of(SparkSession spark, Seed seed, double scale) {
    List<Row> rows = new ArrayList<>();
    int people =
        PeopleListings.eachOutsideRaids(
            new WorldSettings(seed, scale, QUARTER, 1), 0, l -> rows.add(row(l)));
    return new DoubtfulWorld(people, spark.createDataFrame(rows, RECORD));
  }

  private static Row row(Listing l) {
    return RowFactory.create(
        l.source() + " " + l.person(),
        l.source(),
        l.source(),
        new String[] {l.name(), year(l.birthDate()), l.sex(), l.nationality()},
        Integer.toString(l.person()));
  }

  private static String year(String written) {
    String date = Dates.standard(written);
    return date.isEmpty() ? "" : date.substring(0, 4);
  }
}
