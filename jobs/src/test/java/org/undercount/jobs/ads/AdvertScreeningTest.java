package org.undercount.jobs.ads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.SparkTest;
import org.undercount.jobs.link.secret.KeyedHash;

class AdvertScreeningTest {

  private static final StructType ADVERTS =
      new StructType()
          .add("record_id", DataTypes.StringType, false)
          .add("source", DataTypes.StringType, false)
          .add("quarter", DataTypes.StringType, false)
          .add("platform", DataTypes.StringType, false)
          .add("posted_on", DataTypes.DateType, true)
          .add("text", DataTypes.StringType, false)
          .add("advertised", DataTypes.StringType, false);

  private static final KeyedHash KEY = KeyedHash.of(new byte[32]);

  @Test
  void campaignsAreFamiliesWhateverThePartitions() {
    Dataset<Row> adverts = adverts();
    Dataset<Row> one = AdvertScreening.screen(adverts.repartition(1), KEY, Seed.of(1));
    Dataset<Row> many = AdvertScreening.screen(adverts.repartition(5), KEY, Seed.of(1));
    SparkTest.assertSameRows(one, many);
    List<Row> families = one.groupBy("family").count().orderBy("family").collectAsList();
    assertThat(families)
        .extracting(r -> r.getString(0), r -> r.getLong(1))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a00", 20L),
            org.assertj.core.groups.Tuple.tuple("b00", 1L));
  }

  @Test
  void contactsAndTextDoNotAppear() {
    List<Row> rows = AdvertScreening.screen(adverts(), KEY, Seed.of(1)).collectAsList();
    assertThat(rows).hasSize(21);
    assertThat(rows.toString()).doesNotContain("12345").doesNotContain("Dibutuhkan");
    assertThat(rows.get(0).getString(rows.get(0).fieldIndex("advertised"))).isEqualTo("KH");
  }

  private static Dataset<Row> adverts() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String text =
          "Dibutuhkan segera customer service untuk kantor kami di Kamboja, gaji "
              + (10 + i)
              + " juta, tiket gratis, makan gratis, hubungi wa.me/855123456"
              + (10 + i);
      rows.add(advert("a" + (i < 10 ? "0" : "") + i, text));
    }
    rows.add(advert("b00", "Experienced accountant wanted by a bank in Nairobi, apply by mail"));
    return SparkTest.spark().createDataFrame(rows, ADVERTS);
  }

  private static Row advert(String id, String text) {
    return RowFactory.create(
        id, "ads_boards", "2023Q1", "board", java.time.LocalDate.of(2023, 1, 5), text, "ZZ");
  }
}
