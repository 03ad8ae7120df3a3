package org.undercount.jobs.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.closed.CaptureAnswer;
import org.undercount.estimators.latentclass.LatentClass;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.loglinear.RankedModel;
import org.undercount.estimators.sparse.Sparse;

/**
 * How long {@code mse} takes on published tables: in this process with all threads, with one, the
 * models one by one in the textbook way ({@link DenseReference}), and as a command of its own,
 * beside the processor time a peer took.
 */
public final class SpeedBench {

  private static final double NANOS = 1e-9;
  private static final int MODELS_FOR_REFERENCE = 256;

  /** Whole command: seconds from start to end; empty where there is no launcher to start. */
  public interface Command {
    OptionalDouble seconds(Path table, List<String> options) throws IOException;
  }

  /**
   * Another program on the same table.
   *
   * @param call with its version
   * @param cpuSeconds processor time, golden.json of the shared reference data, a machine of two
   *     cores; not a number where it has no answer
   * @param effective independent draws worth the same as its sample; 0 where it draws none
   */
  public record Peer(String call, double cpuSeconds, double effective) {}

  /**
   * One task.
   *
   * @param options of {@code mse}
   */
  public record Task(
      String name,
      PublishedTable table,
      MseMethod method,
      String models,
      List<String> options,
      Peer peer) {}

  /**
   * What it took, in seconds of wall time, the median of the repeats.
   *
   * @param warm all threads, in a process that has done it before
   * @param oneThread the same with one thread
   * @param reference the textbook way; empty where there is none
   * @param command started from nothing
   * @param effective draws, where there are any, else 0
   */
  public record Speed(
      Task task,
      double warm,
      double oneThread,
      OptionalDouble reference,
      OptionalDouble command,
      double effective) {}

  private static final List<Task> TASKS =
      List.of(
          new Task(
              "32,768 pairwise models",
              PublishedTable.UK_SIX_LISTS,
              MseMethod.LOGLINEAR,
              "pairwise",
              List.of("--method", "loglinear", "--models", "pairwise"),
              new Peer("Rcapture 1.4.4, closedpMS.t", 202.86, 0)),
          new Task(
              "all hierarchical models",
              PublishedTable.UK_FIVE_LISTS,
              MseMethod.LOGLINEAR,
              "all",
              List.of("--method", "loglinear", "--models", "all"),
              new Peer("Rcapture 1.4.4, closedpMS.t", 44.886, 0)),
          new Task(
              "BCa, 1,000 replicates",
              PublishedTable.KOSOVO,
              MseMethod.SPARSE,
              "all",
              List.of("--method", "sparse", "--bootstrap", "1000"),
              new Peer("SparseMSE 2.0.1, estimatepopulation", 48.503, 0)),
          new Task(
              "BCa, 1,000 replicates",
              PublishedTable.UK_SIX_LISTS,
              MseMethod.SPARSE,
              "all",
              List.of("--method", "sparse", "--bootstrap", "1000"),
              new Peer("SparseMSE 2.0.1, estimatepopulation", 261.603, 0)),
          new Task(
              "822 decomposable graphs",
              PublishedTable.UK_FIVE_LISTS,
              MseMethod.DECOMPOSABLE,
              "all",
              List.of("--method", "decomposable"),
              new Peer("dga 2.0.2, bma.cr, 30,413 populations", 1.661, 0)),
          new Task(
              "decomposable graphs",
              PublishedTable.UK_SIX_LISTS,
              MseMethod.DECOMPOSABLE,
              "all",
              List.of("--method", "decomposable"),
              new Peer("dga has five lists at most", Double.NaN, 0)),
          new Task(
              "latent classes",
              PublishedTable.KOSOVO,
              MseMethod.LATENT_CLASS,
              "all",
              List.of("--method", "latent-class"),
              new Peer("LCMCR 0.4.14, four chains", 7.579, 656)));

  private final LongSupplier nanoTime;
  private final int repeats;

  /**
   * @param nanoTime a clock that only goes forward
   */
  public SpeedBench(LongSupplier nanoTime, int repeats) {
    this.nanoTime = nanoTime;
    this.repeats = repeats;
  }

  public static List<Task> tasks() {
    return TASKS;
  }

  public List<Speed> run(List<Task> tasks, Path folder, Command command, Consumer<Speed> done)
      throws IOException {
    List<Speed> all = new ArrayList<>();
    for (Task task : tasks) {
      Speed speed = speed(task, folder, command);
      all.add(speed);
      done.accept(speed);
    }
    return all;
  }

  private Speed speed(Task task, Path folder, Command command) throws IOException {
    OverlapTable table = task.table().table(folder);
    LogLinear.Result result = Mse.run(table, request(task));
    double warm = median(() -> Mse.run(table, request(task)));
    ForkJoinPool one = new ForkJoinPool(1);
    double oneThread;
    try {
      oneThread = median(() -> one.submit(() -> Mse.run(table, request(task))).join());
    } finally {
      one.shutdown();
    }
    double[] whole = new double[repeats];
    boolean started = true;
    for (int i = 0; i < repeats && started; i++) {
      OptionalDouble seconds = command.seconds(task.table().write(folder), task.options());
      started = seconds.isPresent();
      whole[i] = seconds.orElse(0);
    }
    return new Speed(
        task,
        warm,
        oneThread,
        task.method() == MseMethod.LOGLINEAR
            ? OptionalDouble.of(reference(table, result.models()))
            : OptionalDouble.empty(),
        started ? OptionalDouble.of(middle(whole)) : OptionalDouble.empty(),
        Double.parseDouble(result.verdict().diagnostics().getOrDefault("effectiveDraws", "0")));
  }

  /** Seconds for all models, from at most 256 of them spread over the ranking. */
  private double reference(OverlapTable table, List<RankedModel> models) {
    DenseReference dense = new DenseReference(table);
    int step = Math.max(1, models.size() / MODELS_FOR_REFERENCE);
    List<RankedModel> some = new ArrayList<>();
    for (int i = 0; i < models.size(); i += step) {
      some.add(models.get(i));
    }
    double seconds = median(() -> some.forEach(m -> dense.unseen(m.model())));
    return seconds * models.size() / some.size();
  }

  private double median(Runnable work) {
    double[] seconds = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      long start = nanoTime.getAsLong();
      work.run();
      seconds[i] = (double) (nanoTime.getAsLong() - start) * NANOS;
    }
    return middle(seconds);
  }

  private static double middle(double[] seconds) {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static MseRequest request(Task task) {
    return new MseRequest(
        task.method(),
        task.models(),
        Criterion.AIC,
        IntervalKind.PROFILE,
        CaptureAnswer.LOG_NORMAL,
        0.95,
        false,
        Division.USUAL,
        OptionalLong.empty(),
        Sparse.USUAL_REPLICATES,
        LatentClass.Request.DEFAULT_DRAWS,
        1);
  }
}
