package org.undercount.jobs.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.synthetic.people.Listing;
import org.undercount.datasets.synthetic.people.PeopleListings;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * Records of four lists of invented people, as many as asked for, made region by region on Spark.
 */
public final class WorldListings {

  private static final Quarter QUARTER = new Quarter(2023, 1);

  /** Scale of one region; people of many regions are listed together. */
  private static final double SCALE = 2;

  /** Records of the four lists in one quarter at scale 1, a little fewer than there are. */
  private static final double RECORDS_AT_SCALE_ONE = 5_000;

  private static final StructType LISTED =
      new StructType()
          .add("source", DataTypes.StringType, false)
          .add("rec_id", DataTypes.StringType, false)
          .add("entity_id", DataTypes.StringType, false)
          .add("full_name", DataTypes.StringType, false)
          .add("document", DataTypes.StringType, false)
          .add("phone", DataTypes.StringType, false)
          .add("birth_date", DataTypes.StringType, false)
          .add("sex", DataTypes.StringType, false)
          .add("nationality", DataTypes.StringType, false);

  private WorldListings() {}

  /**
   * Records of one quarter.
   *
   * @param records how many, all of a person's or none but for the last person
   * @return {@code source, rec_id, entity_id, full_name, document, phone, birth_date, sex,
   *     nationality}, texts as written down; a list lists a person once
   */
  public static Dataset<Row> of(SparkSession spark, long seed, int records) {
    Seed root = Seed.of(seed);
    FlatMapFunction<Integer, Row> listed =
        region -> {
          WorldSettings settings =
              new WorldSettings(root.child("region " + region), SCALE, QUARTER, 1);
          List<Row> rows = new ArrayList<>();
          PeopleListings.each(settings, 0, l -> rows.add(row(region, l)));
          return rows.iterator();
        };
    int count = (int) Math.ceil(records / (SCALE * RECORDS_AT_SCALE_ONE));
    List<Integer> regions = IntStream.range(0, count).boxed().toList();
    // Which ones come first must not depend on which task ends first.
    JavaRDD<Row> first =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(regions, regions.size())
            .flatMap(listed)
            .persist(StorageLevel.DISK_ONLY())
            .zipWithIndex()
            .filter(numbered -> numbered._2() < records)
            .map(numbered -> numbered._1());
    return spark.createDataFrame(first, LISTED);
  }

  private static Row row(int region, Listing l) {
    String person = region + "-" + l.person();
    return RowFactory.create(
        l.source(),
        l.source() + "-" + person,
        person,
        l.name(),
        l.document(),
        l.phone(),
        l.birthDate(),
        l.sex(),
        l.nationality());
  }
}
