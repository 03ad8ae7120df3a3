package org.undercount.jobs.link.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.Answers;
import org.undercount.jobs.link.Linkage;
import org.undercount.jobs.link.Review;

/** What a hundred pairs that somebody looked up do for a set with truth. */
@Tag("acceptance")
class ReviewAcceptanceTest {

  private static final int LOOKED_UP = 100;

  /** More than the answered pairs can bring by themselves to clusters of five records. */
  private static final double BETTER_BY = 0.005;

  @TempDir Path folder;

  @Test
  void chosenAnswersImproveTheLinkage() {
    MeasuredSet.Read set = MeasuredSet.named("splink_fake_1000").read(folder);
    Linkage before = set.linked(Answers.none());
    List<Row> chosen = Review.choose(before, LOOKED_UP, Seed.of(1)).collectAsList();
    assertThat(chosen).hasSize(LOOKED_UP).doesNotHaveDuplicates();
    assertThat(Review.choose(before, LOOKED_UP, Seed.of(1)).collectAsList())
        .containsExactlyInAnyOrderElementsOf(chosen);

    Linkage after = set.linked(answered(set, chosen));
    LinkAccuracy was = set.accuracy(before);
    LinkAccuracy is = set.accuracy(after);
    assertThat(is.best().f1()).isGreaterThan(was.best().f1() + BETTER_BY);
    assertThat(is.atHalf().f1()).isGreaterThan(was.atHalf().f1() + BETTER_BY);
    assertThat(is.clusters().f1()).isGreaterThan(was.clusters().f1() + BETTER_BY);
  }

  private static Answers answered(MeasuredSet.Read set, List<Row> pairs) {
    Map<String, String> truth = new HashMap<>();
    set.records()
        .select("record_id", "truth")
        .collectAsList()
        .forEach(r -> truth.put(r.getString(0), r.getString(1)));
    SortedMap<Answers.Pair, Boolean> answers = new TreeMap<>();
    for (Row pair : pairs) {
      String left = pair.getAs("left");
      String right = pair.getAs("right");
      answers.put(Answers.Pair.of(left, right), truth.get(left).equals(truth.get(right)));
    }
    return new Answers(answers);
  }
}
