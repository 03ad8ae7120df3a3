package org.undercount.jobs.link.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.SparkTest;
import org.undercount.jobs.link.Answers;
import org.undercount.jobs.link.Earlier;
import org.undercount.jobs.link.Linkage;
import org.undercount.jobs.link.RecordLinkage;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;
import org.undercount.jobs.synthetic.WorldListings;
import org.undercount.jobs.tables.WholeFiles;

class LinkStateTest {

  private static final LinkConfiguration CONFIGURATION =
      new LinkConfiguration(
          Optional.of("rec_id"), Optional.of("source"), Optional.empty(), ListingFields.ALL);

  private static final List<String> HEADER =
      List.of(
          "source", "rec_id", "full_name", "document", "phone", "birth_date", "sex", "nationality");

  /** Share of pairs in one cluster by either way that are so by both. */
  private static final double TOLERANCE = 0.99;

  @TempDir private Path folder;

  /** A fourth list and corrections come after a quarter in which three lists were linked. */
  @Test
  void anotherListIsLinkedAsFromScratchAndPersonsKeepTheirNames() {
    List<List<String>> all = new ArrayList<>();
    for (Row row :
        WorldListings.of(SparkTest.spark(), 5, 800)
            .select(HEADER.get(0), HEADER.subList(1, HEADER.size()).toArray(String[]::new))
            .collectAsList()) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < HEADER.size(); i++) {
        values.add(row.getString(i));
      }
      all.add(values);
    }
    String last = all.stream().map(r -> r.get(0)).sorted().skip(all.size() - 1).findFirst().get();
    List<List<String>> before = all.stream().filter(r -> !r.get(0).equals(last)).toList();
    List<List<String>> after = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      List<String> row = new ArrayList<>(all.get(i));
      if (i % 40 == 0) {
        row.set(4, ""); // a phone that was taken back
      }
      after.add(row);
    }

    LinkState state = new LinkState(folder.resolve("state"), CONFIGURATION);
    assertThat(state.read(SparkTest.spark())).isEmpty();
    Linkage first = linked("before.csv", before, Optional.empty());
    state.write(Earlier.of(first));
    Linkage next = linked("after.csv", after, state.read(SparkTest.spark()));
    Linkage scratch = linked("after.csv", after, Optional.empty());

    assertThat(next.diagnostics().blocking().candidatePairs())
        .isLessThan(scratch.diagnostics().blocking().candidatePairs() * 2 / 3);
    Map<String, String> incremental = clusters(next);
    Map<String, String> anew = clusters(scratch);
    assertThat(incremental).hasSameSizeAs(after);
    Set<String> either = pairs(incremental);
    Set<String> both = new HashSet<>(either);
    both.retainAll(pairs(anew));
    either.addAll(pairs(anew));
    assertThat((double) both.size() / either.size()).isGreaterThanOrEqualTo(TOLERANCE);

    Map<String, String> earlier = clusters(first);
    long kept =
        earlier.entrySet().stream()
            .filter(e -> e.getValue().equals(incremental.get(e.getKey())))
            .count();
    assertThat((double) kept / earlier.size()).isGreaterThan(0.98);

    // Nothing new: nothing is compared, nothing changes.
    state.write(Earlier.of(next));
    Linkage again = linked("after.csv", after, state.read(SparkTest.spark()));
    assertThat(again.diagnostics().blocking().candidatePairs()).isZero();
    assertThat(clusters(again)).isEqualTo(incremental);
  }

  @Test
  void refusesWhatCannotBeKnownAgain() throws Exception {
    Path state = folder.resolve("state");
    assertRefused(
        () ->
            new LinkState(
                state,
                new LinkConfiguration(
                    Optional.empty(), Optional.empty(), Optional.empty(), ListingFields.ALL)),
        "--state: needs id: in the configuration, to know a record again");
    assertRefused(
        () ->
            new LinkState(
                state,
                new LinkConfiguration(
                    Optional.of("id"),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(new Field("clk", FieldKind.CLK)))),
        "--state: is not for columns of kind clk");
    Files.createDirectories(state);
    Files.writeString(state.resolve("weights.json"), "{}");
    assertRefused(
        () -> new LinkState(state, CONFIGURATION).read(SparkTest.spark()),
        "was left by a linkage of other columns or of another format");
    Files.writeString(state.resolve("weights.json"), "no");
    assertRefused(
        () -> new LinkState(state, CONFIGURATION).read(SparkTest.spark()),
        "is not what a linkage left: expected format 1");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String words) {
    assertThatExceptionOfType(UnusableInputException.class)
        .isThrownBy(call)
        .withMessageContaining(words);
  }

  private Linkage linked(String name, List<List<String>> rows, Optional<Earlier> earlier) {
    Path file = WholeFiles.write(folder, name, WholeFiles.csv(HEADER, rows));
    Dataset<Row> records =
        new PlainRecords(SparkTest.spark(), CONFIGURATION, Optional.empty()).read(List.of(file));
    return RecordLinkage.link(
        records, CONFIGURATION.settings(), Answers.none(), earlier, Seed.of(1));
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

  private static Set<String> pairs(Map<String, String> clusterOf) {
    Map<String, List<String>> members =
        clusterOf.keySet().stream().sorted().collect(Collectors.groupingBy(clusterOf::get));
    Set<String> pairs = new HashSet<>();
    for (List<String> cluster : members.values()) {
      for (int i = 0; i < cluster.size(); i++) {
        for (int j = i + 1; j < cluster.size(); j++) {
          pairs.add(cluster.get(i) + "|" + cluster.get(j));
        }
      }
    }
    return pairs;
  }
}
