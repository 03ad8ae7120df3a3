package org.undercount.jobs.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.SparkTest;
import scala.jdk.javaapi.CollectionConverters;

class MemberPacksTest {

  private static final int RECORDS = 300;
  private static final int[] MODULI = {2, 3, 7};

  /** Records with one remainder share a block; those that share several meet in the first only. */
  @Test
  void anyTwoThatShareABlockMeetOnce() {
    Set<String> expected = new TreeSet<>();
    for (int a = 0; a < RECORDS; a++) {
      for (int b = a + 1; b < RECORDS; b++) {
        for (int modulus : MODULI) {
          if (a % modulus == b % modulus) {
            expected.add(a + " " + b);
          }
        }
      }
    }
    List<String> once = pairs(true);
    assertThat(once).hasSameSizeAs(expected);
    assertThat(new TreeSet<>(once)).isEqualTo(expected);
    List<String> again = pairs(false);
    assertThat(again).hasSizeGreaterThan(expected.size());
    assertThat(new TreeSet<>(again)).isEqualTo(expected);
  }

  private static List<String> pairs(boolean withKeys) {
    List<Row> members = new ArrayList<>();
    for (int r = 0; r < RECORDS; r++) {
      BlockMember member =
          BlockMember.of(r, "id" + r, "s", "", List.of("v" + r), new double[1], true);
      List<Object> keys = new ArrayList<>();
      for (int modulus : MODULI) {
        keys.add(1000L * modulus + r % modulus);
      }
      members.add(RowFactory.create(member.packed(), CollectionConverters.asScala(keys).toSeq()));
    }
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(SparkTest.spark().sparkContext()).parallelize(members, 3);
    return MemberPacks.met(rows, 4, key -> true, withKeys, MemberPacksTest::met).collect();
  }

  private static java.util.Iterator<String> met(java.util.Iterator<Block> blocks) {
    List<String> pairs = new ArrayList<>();
    blocks.forEachRemaining(
        block -> block.forEachPair((l, r) -> pairs.add(l.rid() + " " + r.rid())));
    return pairs.iterator();
  }
}
