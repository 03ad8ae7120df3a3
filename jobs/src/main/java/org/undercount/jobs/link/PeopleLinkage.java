package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.SortedSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.secret.KeyedHash;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * Which person reports, of all sources and quarters given together, are of one person. A source
 * without duplicates lists a person once a quarter and may list the same person again in another.
 * What is compared: name, document number, phone, date or year of birth, sex and nationality;
 * nothing about the journey, which the estimates stratify by.
 */
public final class PeopleLinkage {

  private static final List<Field> FIELDS =
      List.of(
          new Field("full_name", FieldKind.FULL_NAME),
          new Field("document_number", FieldKind.IDENTIFIER),
          new Field("phone", FieldKind.PHONE),
          new Field("birth_date", FieldKind.DATE),
          new Field("sex", FieldKind.SEX),
          new Field("nationality", FieldKind.NATIONALITY));

  private PeopleLinkage() {}

  /** The settings for person reports: fixed fields, defaults otherwise. */
  public static LinkSettings settings(SortedSet<String> sourcesWithoutDuplicates) {
    return LinkSettings.of(FIELDS, sourcesWithoutDuplicates);
  }

  /**
   * Links person reports.
   *
   * @param personReports columns of {@code PersonReport.SCHEMA}, all quarters that are to be linked
   * @param settings from {@link #settings}
   * @param pseudonyms the key of person identifiers
   * @return assignments carry {@code person_id}, the keyed hash of the person's smallest record id;
   *     possibilities the keyed hash of all the records together
   */
  public static Linkage link(
      Dataset<Row> personReports, LinkSettings settings, KeyedHash pseudonyms, Seed seed) {
    Column name = coalesce(col("full_name"), concat_ws(" ", col("given_name"), col("family_name")));
    Column birth = coalesce(col("birth_date").cast("string"), col("birth_year").cast("string"));
    Object[] once = settings.sourcesWithoutDuplicates().toArray();
    Dataset<Row> raw =
        personReports.select(
            col("record_id"),
            col("source"),
            when(col("source").isin(once), concat_ws("|", col("source"), col("quarter")))
                .otherwise(lit(""))
                .as("once"),
            array(name, col("document_number"), col("phone"), birth, col("sex"), col("nationality"))
                .as("raw"));
    Linkage linkage = RecordLinkage.link(raw, settings, seed);
    var pseudonym =
        udf((UDF1<String, String>) id -> pseudonyms.of("person", id), DataTypes.StringType);
    Column person = pseudonym.apply(col("cluster")).as("person_id");
    return new Linkage(
        linkage.assignments().select(col("record_id"), col("source"), person),
        linkage.pairs(),
        linkage.possibilities().select(col("record_id"), col("source"), person, col("draws")),
        linkage.evidence(),
        linkage.diagnostics());
  }
}
