package org.undercount.jobs.link.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.SparkTest;
import org.undercount.jobs.link.Answers;
import org.undercount.jobs.link.LinkSettings;
import org.undercount.jobs.link.Linkage;
import org.undercount.jobs.link.RecordLinkage;

/**
 * A set with truth and what its columns hold; nothing else is told to the linkage.
 *
 * @param name of the file in {@code ../shared/data/linkage}, without {@code .csv}
 * @param configuration YAML
 */
record MeasuredSet(String name, String configuration) {

  private static final String FEBRL =
      """
      id: rec_id
      columns: {given_name: given-name, surname: family-name, street_number: code,
        address_1: text, address_2: text, suburb: text, postcode: code, state: category,
        date_of_birth: date, soc_sec_id: identifier}
      """;

  static final List<MeasuredSet> ALL =
      List.of(
          new MeasuredSet("febrl1", FEBRL),
          new MeasuredSet("febrl3", FEBRL),
          new MeasuredSet(
              "rldata500",
              """
              id: rec_id
              columns: {fname_c1: given-name, fname_c2: given-name, lname_c1: family-name,
                lname_c2: family-name, by: year, bm: month, bd: day}
              """),
          new MeasuredSet(
              "splink_fake_1000",
              """
              id: rec_id
              columns: {first_name: given-name, surname: family-name, dob: date, city: category,
                email: text}
              """),
          new MeasuredSet(
              "historical50k",
              """
              id: rec_id
              columns: {full_name: full-name, first_name: given-name, surname: family-name,
                dob: date, birth_place: text, postcode_fake: code, gender: sex, occupation: text}
              """),
          new MeasuredSet(
              "shiw",
              """
              id: rec_id
              source-column: source
              columns: {PARENT: category, SEX: sex, ANASC: year, NASCREG: category, CIT: category,
                ACOM4C: category, STUDIO: category, Q: category, QUAL: category, SETT: category,
                IREG: category}
              """),
          new MeasuredSet(
              "anonlink_3party",
              """
              id: rec_id
              source-column: source
              columns: {givenname: given-name, surname: family-name, dob: date,
                phone number: phone, gender: sex, city: text, income: number}
              """),
          new MeasuredSet(
              "coded_clk_anonlink_3party",
              """
              id: rec_id
              source-column: source
              columns: {clk_base64: clk}
              """));

  /**
   * What a linkage with defaults reached.
   *
   * @param pairs candidate pairs
   */
  record Reached(LinkAccuracy accuracy, long pairs, double seconds) {}

  static MeasuredSet named(String name) {
    return ALL.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * The set, read and ready to be linked.
   *
   * @param settings defaults
   */
  record Read(Dataset<Row> records, LinkSettings settings) {

    Linkage linked(Answers answers) {
      return RecordLinkage.link(records, settings, answers, Optional.empty(), Seed.of(1));
    }

    LinkAccuracy accuracy(Linkage linkage) {
      return LinkAccuracy.of(linkage, records);
    }
  }

  /** Reads the set, using {@code folder} for the configuration. */
  Read read(Path folder) {
    LinkConfiguration loaded;
    try {
      Path yaml = Files.writeString(folder.resolve(name + ".yaml"), configuration);
      loaded = LinkConfiguration.load(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path file = Path.of(System.getProperty("undercount.shared"), "data", "linkage", name + ".csv");
    return new Read(
        new PlainRecords(SparkTest.spark(), loaded, Optional.of("entity_id")).read(List.of(file)),
        loaded.settings());
  }

  /** Links the set with defaults, using {@code folder} for the configuration. */
  Reached measured(Path folder) {
    long start = System.nanoTime();
    Read read = read(folder);
    Linkage linkage = read.linked(Answers.none());
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Reached(
        read.accuracy(linkage), linkage.diagnostics().blocking().candidatePairs(), seconds);
  }

  static String header() {
    return """
        | set | pair F1 at 0.5 | best pair F1 | cluster F1 | calibration error | candidate recall | pairs compared | seconds |
        |---|---|---|---|---|---|---|---|
        """;
  }

  String row(Reached r) {
    LinkAccuracy a = r.accuracy();
    return String.format(
        Locale.ROOT,
        "| %s | %.4f | %.4f | %.4f | %.3f | %.4f | %,d | %.0f |%n",
        name,
        a.atHalf().f1(),
        a.best().f1(),
        a.clusters().f1(),
        a.calibrationError(),
        a.candidateRecall(),
        r.pairs(),
        r.seconds());
  }
}
