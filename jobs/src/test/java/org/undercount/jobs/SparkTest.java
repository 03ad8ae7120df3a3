package org.undercount.jobs;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.undercount.jobs.session.Sessions;

/**
 * One Spark session for all tests of a run, and dataset comparisons by composition. The session is
 * the production one with two threads, two shuffle partitions and no code generation, which tiny
 * tables do not repay; it closes with the JVM. Use: {@code SparkTest.spark()}.
 */
public final class SparkTest {

  private static final Comparisons COMPARISONS = new Comparisons();

  private SparkTest() {}

  /** The shared session. */
  public static SparkSession spark() {
    return Holder.SESSION;
  }

  /** Fails unless both hold the same rows, in any order. */
  public static void assertSameRows(Dataset<Row> expected, Dataset<Row> actual) {
    COMPARISONS.assertDataFrameNoOrderEquals(expected, actual);
  }

  /** Fails unless both hold the same rows in the same order, numbers within a tolerance. */
  public static void assertCloseRows(Dataset<Row> expected, Dataset<Row> actual, double tolerance) {
    COMPARISONS.assertDataFrameApproximateEquals(expected, actual, tolerance);
  }

  private static final class Holder {
    static final SparkSession SESSION = open();

    private static SparkSession open() {
      try {
        SparkSession session =
            Sessions.open(
                Optional.of("local[2]"), Files.createTempDirectory("undercount-spark-test"));
        session.conf().set("spark.sql.shuffle.partitions", "2");
        session.conf().set("spark.sql.codegen.wholeStage", "false");
        session.conf().set("spark.sql.adaptive.enabled", "false");
        return session;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Comparisons extends JavaDatasetSuiteBase {
    private static final long serialVersionUID = 1L;

    @Override
    public SparkSession spark() {
      return SparkTest.spark();
    }

    @Override
    public SparkContext sc() {
      return spark().sparkContext();
    }

    @Override
    public boolean enableHiveSupport() {
      return false;
    }
  }
}
