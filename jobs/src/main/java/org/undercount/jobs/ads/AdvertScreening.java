package org.undercount.jobs.ads;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first_value;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.udf;

import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.graph.Components;
import org.undercount.jobs.link.secret.KeyedHash;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Screens adverts: language, hashed contacts, red flags and families. The text itself and contacts
 * in clear are not in the result.
 */
public final class AdvertScreening {

  /** Estimated Jaccard similarity from which two adverts are near-duplicates. */
  static final double FAMILY_SIMILARITY = 0.6;

  private static final StructType READ =
      new StructType()
          .add("rid", DataTypes.LongType, false)
          .add("record_id", DataTypes.StringType, false)
          .add("language", DataTypes.StringType, false)
          .add("language_probability", DataTypes.DoubleType, false)
          .add("script", DataTypes.StringType, false)
          .add("contacts", new ArrayType(DataTypes.StringType, false), false)
          .add("indicators", new ArrayType(DataTypes.StringType, false), false)
          .add("triggers", new ArrayType(DataTypes.StringType, false), false)
          .add("named_country", DataTypes.StringType, false)
          .add("bands", new ArrayType(DataTypes.LongType, false), false)
          .add("signature", DataTypes.BinaryType, false);

  private static final UserDefinedFunction SIMILARITY =
      udf((UDF2<byte[], byte[], Double>) MinHash::similarity, DataTypes.DoubleType);

  private AdvertScreening() {}

  /**
   * Screens adverts.
   *
   * @param adverts columns of {@code Advert.SCHEMA}
   * @param contacts the key contacts are hashed under
   * @param seed of the MinHash functions
   * @return {@code record_id, source, quarter, language, language_probability, script, family,
   *     contacts, indicators, triggers, advertised, platform, posted_on}; {@code family} is the
   *     smallest record id of the family, {@code advertised} what the source says or, where it says
   *     nothing, what the text names
   */
  public static Dataset<Row> screen(Dataset<Row> adverts, KeyedHash contacts, Seed seed) {
    Dataset<Row> read = read(adverts.select("record_id", "text"), contacts, seed).localCheckpoint();
    Dataset<Row> families = families(read);
    return adverts
        .select("record_id", "source", "quarter", "advertised", "platform", "posted_on")
        .join(read.drop("bands", "signature"), "record_id")
        .join(families, "rid")
        .select(
            col("record_id"),
            col("source"),
            col("quarter"),
            col("language"),
            col("language_probability"),
            col("script"),
            col("family"),
            col("contacts"),
            col("indicators"),
            col("triggers"),
            org.apache
                .spark
                .sql
                .functions
                .when(col("advertised").equalTo("ZZ"), col("named_country"))
                .otherwise(col("advertised"))
                .as("advertised"),
            col("platform"),
            col("posted_on"));
  }

  private static Dataset<Row> read(Dataset<Row> texts, KeyedHash key, Seed seed) {
    var numbered =
        texts
            .orderBy("record_id")
            .javaRDD()
            .zipWithIndex()
            .map(t -> RowFactory.create(t._2(), t._1().getString(0), t._1().getString(1)));
    StructType type =
        new StructType()
            .add("rid", DataTypes.LongType, false)
            .add("record_id", DataTypes.StringType, false)
            .add("text", DataTypes.StringType, false);
    long hashes = seed.child("families").value();
    MapFunction<Row, Row> step =
        row -> read(row.getLong(0), row.getString(1), row.getString(2), key, hashes);
    return texts.sparkSession().createDataFrame(numbered, type).map(step, Encoders.row(READ));
  }

  private static Row read(long rid, String id, String text, KeyedHash key, long hashes) {
    DetectedLanguage language = LanguageRouter.detect(text);
    Set<Contact> contacts = Contacts.in(text, language.language());
    List<Trigger> triggers = Indicator.triggers(text, contacts);
    long[] minima = new MinHash(Seed.of(hashes)).minima(text);
    return RowFactory.create(
        rid,
        id,
        language.language(),
        language.probability(),
        language.script(),
        seq(
            contacts.stream()
                .map(c -> c.kind() + ":" + key.of(c.kind(), c.value()))
                .sorted()
                .toList()),
        seq(triggers.stream().map(Trigger::indicator).distinct().sorted().toList()),
        seq(triggers.stream().map(Trigger::stored).toList()),
        PromisedCountry.in(text),
        seq(MinHash.bands(minima)),
        MinHash.signature(minima));
  }

  /**
   * Families of near-duplicates: within a band every advert is compared with the band's first and
   * with its neighbour, so a band of any size costs its length and a campaign still hangs together.
   */
  private static Dataset<Row> families(Dataset<Row> read) {
    WindowSpec band = Window.partitionBy("band").orderBy("rid");
    Dataset<Row> compared =
        read.select(col("rid"), col("signature"), explode(col("bands")).as("band"))
            .select(
                col("rid"),
                col("signature"),
                first_value(col("rid")).over(band).as("first"),
                first_value(col("signature")).over(band).as("first_signature"),
                lag("rid", 1).over(band).as("before"),
                lag("signature", 1).over(band).as("before_signature"));
    Dataset<Row> edges = edges(compared, "first").union(edges(compared, "before")).distinct();
    Dataset<Row> components = Components.of(edges);
    Dataset<Row> names = read.select(col("rid").as("named"), col("record_id").as("family"));
    return read.select("rid")
        .join(components, col("rid").equalTo(col("node")), "left")
        .select(col("rid"), coalesce(col("component"), col("rid")).as("smallest"))
        .join(names, col("smallest").equalTo(col("named")))
        .select("rid", "family");
  }

  private static Dataset<Row> edges(Dataset<Row> compared, String other) {
    return compared
        .filter(col(other).isNotNull().and(col(other).notEqual(col("rid"))))
        .filter(
            SIMILARITY.apply(col("signature"), col(other + "_signature")).geq(FAMILY_SIMILARITY))
        .select(col("rid").as("src"), col(other).as("dst"));
  }

  private static Object seq(List<?> values) {
    return CollectionConverters.asScala(List.<Object>copyOf(values)).toSeq();
  }
}
