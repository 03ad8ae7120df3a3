package org.undercount.jobs.link;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.SparkTest;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;
import scala.jdk.javaapi.CollectionConverters;

class RecordLinkageTest {

  private static final StructType RAW =
      new StructType()
          .add("record_id", DataTypes.StringType, false)
          .add("source", DataTypes.StringType, false)
          .add("once", DataTypes.StringType, false)
          .add("raw", new ArrayType(DataTypes.StringType, true), false);

  private static final LinkSettings SETTINGS =
      LinkSettings.of(
          List.of(
              new Field("name", FieldKind.FULL_NAME),
              new Field("born", FieldKind.DATE),
              new Field("document", FieldKind.IDENTIFIER)),
          new TreeSet<>());

  @Test
  void findsPersonsAndDoesNotDependOnPartitions() {
    Dataset<Row> records = people(150, "", "");
    Linkage one = RecordLinkage.link(records.repartition(1), SETTINGS, Seed.of(1));
    Linkage many = RecordLinkage.link(records.repartition(7), SETTINGS, Seed.of(1));
    SparkTest.assertSameRows(one.assignments(), many.assignments());
    assertThat(one.diagnostics()).isEqualTo(many.diagnostics());
    Map<String, String> cluster = clusters(one);
    long together =
        cluster.keySet().stream()
            .filter(id -> id.startsWith("a"))
            .filter(id -> id.equals(cluster.get(id.replace('a', 'b'))))
            .count();
    assertThat(together).isGreaterThanOrEqualTo(140);
    assertThat(one.diagnostics().clusters()).isBetween(150L, 160L);
    assertThat(one.diagnostics().expectedPrecision()).isGreaterThan(0.95);
    explainsItsWeights(one);
  }

  /** What a pair is taken apart into sums to its weight, and counts are those of the pairs. */
  private static void explainsItsWeights(Linkage linkage) {
    Explanation explanation = Explanation.of(linkage);
    assertThat(explanation.examples())
        .isNotEmpty()
        .allSatisfy(
            e -> {
              double sum = e.parts().stream().mapToDouble(Explanation.Part::bits).sum();
              assertThat(sum).isCloseTo(e.bits(), within(1e-9));
              assertThat(1 / (1 + Math.pow(2, -e.bits()))).isCloseTo(e.probability(), within(1e-9));
            });
    assertThat(explanation.weights().stream().mapToLong(Explanation.Weight::pairs).sum())
        .isEqualTo(linkage.evidence().pairs().count());
    assertThat(explanation.strange()).hasSize(10);
    assertThat(explanation.strange())
        .isSortedAccordingTo(Comparator.comparingDouble(Explanation.Strange::meanProbability));
  }

  @Test
  void aListWithoutDuplicatesNeverHasTwoRecordsInACluster() {
    Dataset<Row> once = people(100, "one", "two").union(people(100, "one", "two").limit(0));
    Linkage linkage = RecordLinkage.link(once, SETTINGS, Seed.of(1));
    Map<String, List<String>> members =
        clusters(linkage).entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(e -> e.getKey().substring(0, 1), Collectors.toList())));
    assertThat(members.values())
        .allSatisfy(sources -> assertThat(sources).hasSameSizeAs(Set.copyOf(sources)));
  }

  /** Two lists of persons each listed once; the second misspells. Nobody says so. */
  @Test
  void learnsWhichSourcesListAPersonOnce() {
    Dataset<Row> records = sourced(people(150, "", ""));
    Linkage linkage = RecordLinkage.link(records, SETTINGS.learningSources(), Seed.of(1));
    assertThat(linkage.diagnostics().warnings())
        .anyMatch(w -> w.contains("found to list a person at most once") && w.contains("a, b"));
    assertThat(linkage.pairs().filter("left_source = right_source").count()).isZero();
    assertThat(linkage.diagnostics().clusters()).isBetween(150L, 160L);
  }

  @Test
  void learnsNothingWhereSourcesHoldDuplicates() {
    Dataset<Row> records =
        people(150, "", "").withColumn("source", expr("if(hash(record_id) % 2 = 0, 'a', 'b')"));
    Linkage linkage = RecordLinkage.link(records, SETTINGS.learningSources(), Seed.of(1));
    assertThat(linkage.diagnostics().warnings()).isEmpty();
    assertThat(linkage.diagnostics().clusters()).isBetween(150L, 160L);
  }

  private static Dataset<Row> sourced(Dataset<Row> people) {
    return people.withColumn("source", expr("substring(record_id, 1, 1)"));
  }

  @Test
  void recordsWithNothingInThemStayAlone() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(row("r" + i, "", null, null, null));
    }
    Linkage linkage =
        RecordLinkage.link(SparkTest.spark().createDataFrame(rows, RAW), SETTINGS, Seed.of(1));
    assertThat(linkage.diagnostics().clusters()).isEqualTo(20);
    assertThat(linkage.diagnostics().warnings())
        .contains("No two records were linked: every record is a person of its own");
  }

  @Test
  void aConstantColumnHugeTextsAndControlCharactersHideNobody() {
    List<Row> rows = new ArrayList<>();
    for (Row person : people(60, "", "").collectAsList()) {
      List<String> raw = person.getList(3);
      String name = "\u0001" + raw.get(0) + "\u202e" + "\u0007".repeat(3);
      rows.add(row(person.getString(0), "", name, raw.get(1), "X1"));
    }
    rows.add(row("huge", "", "z".repeat(1_000_000), "\u0000", "X1"));
    Linkage linkage =
        RecordLinkage.link(SparkTest.spark().createDataFrame(rows, RAW), SETTINGS, Seed.of(1));
    assertThat(linkage.diagnostics().clusters()).isBetween(61L, 66L);
    assertThat(linkage.diagnostics().warnings())
        .contains(
            "These columns have the same value in nearly every record, so agreeing on them says"
                + " nothing: document");
  }

  @Test
  void identicalRecordsAreNoEvidenceOfOnePerson() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      rows.add(row("r" + i, "", "ana li", "1990-01-01", "X1"));
    }
    Linkage linkage =
        RecordLinkage.link(SparkTest.spark().createDataFrame(rows, RAW), SETTINGS, Seed.of(1));
    assertThat(linkage.diagnostics().warnings())
        .anyMatch(w -> w.endsWith("says nothing: name, born, document"));
    assertThat(linkage.diagnostics().clusters()).isEqualTo(100);
  }

  @Test
  void refusesRepeatedIds() {
    List<Row> rows =
        List.of(row("r1", "", "a b", "1990", null), row("r1", "", "c d", "1991", null));
    Dataset<Row> raw = SparkTest.spark().createDataFrame(rows, RAW);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordLinkage.link(raw, SETTINGS, Seed.of(1)))
        .withMessage("Record ids must be unique: records=2, different ids=1");
  }

  @Test
  void refusesSettingsWithoutFieldsOrWithAnImpossibleThreshold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinkSettings.of(List.of(), new TreeSet<>()))
        .withMessage("Linkage compares 1 to 16 columns, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LinkSettings(SETTINGS.fields(), new TreeSet<>(), 1, 10, 0, false))
        .withMessage("Threshold must lie in (0, 1), got 1.0");
  }

  /**
   * Every person in two lists; the second misspells a letter of the name or exchanges its order.
   */
  private static Dataset<Row> people(int persons, String onceA, String onceB) {
    SplittableRandom random = new SplittableRandom(4);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < persons; i++) {
      String given = word(random);
      String family = word(random);
      String born =
          String.format(
              Locale.ROOT,
              "%d-%02d-%02d",
              1970 + random.nextInt(35),
              1 + random.nextInt(12),
              1 + random.nextInt(28));
      String document = "P" + (1_000_000 + random.nextInt(9_000_000));
      String id = String.format(Locale.ROOT, "%04d", i);
      rows.add(row("a" + id, onceA, given + " " + family, born, document));
      String other = i % 2 == 0 ? family + " " + given : given.substring(1) + " " + family;
      rows.add(row("b" + id, onceB, other, born, i % 3 == 0 ? null : document));
    }
    return SparkTest.spark().createDataFrame(rows, RAW);
  }

  private static String word(SplittableRandom random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  private static Row row(String id, String once, String name, String born, String document) {
    List<Object> raw = new ArrayList<>();
    raw.add(name);
    raw.add(born);
    raw.add(document);
    return RowFactory.create(id, "s", once, CollectionConverters.asScala(raw).toSeq());
  }

  private static Map<String, String> clusters(Linkage linkage) {
    Map<String, String> clusters = new HashMap<>();
    linkage
        .assignments()
        .select("record_id", "cluster")
        .collectAsList()
        .forEach(r -> clusters.put(r.getString(0), r.getString(1)));
    return clusters;
  }
}
