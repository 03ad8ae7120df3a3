package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.Estimate;
import org.undercount.jobs.estimate.DoubtBench;
import org.undercount.jobs.estimate.DoubtBench.Performance;
import org.undercount.jobs.estimate.DoubtBench.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether intervals hold the truth where linkage is in doubt. */
@Command(
    name = "doubt",
    description =
        "Links and estimates invented worlds whose lists share little about a person, and prints how"
            + " often the interval holds the true number of people: by one best linkage, with the"
            + " doubt of the linkage passed on, and by the true linkage.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  undercount bench doubt --worlds 40 --seed 1"})
final class DoubtBenchCommand implements Callable<Integer> {

  private static final int MOST_WORLDS = 10_000;
  private static final double SMALLEST = 0.1;
  private static final double LARGEST = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private SparkOptions spark = new SparkOptions();

  @Option(
      names = "--worlds",
      paramLabel = "N",
      defaultValue = "40",
      description = "worlds, each linked once (default: ${DEFAULT-VALUE})")
  private int worlds = 40;

  @Option(
      names = "--scale",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "size of a world, 0.1 to 2; 1 holds about 6,000 people (default: ${DEFAULT-VALUE})")
  private double scale = 1;

  @Override
  public Integer call() {
    List<Problem> problems = new ArrayList<>(new Page(common).problems());
    if (worlds < 1 || worlds > MOST_WORLDS) {
      problems.add(Problem.in("--worlds", "expected 1 to " + MOST_WORLDS + ", found " + worlds));
    }
    if (!(scale >= SMALLEST && scale <= LARGEST)) {
      problems.add(Problem.in("--scale", "expected 0.1 to 2, found " + scale));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    PrintWriter err = spec.commandLine().getErr();
    AtomicInteger done = new AtomicInteger();
    List<World> all =
        new DoubtBench(spark.open(), scale)
            .run(worlds, Seed.of(common.seed), w -> report(err, done.incrementAndGet(), w));
    new Page(common).print(spec.commandLine().getOut(), markdown(all), () -> document(all));
    return ExitStatus.DONE;
  }

  private void report(PrintWriter err, int number, World world) {
    if (!common.quiet) {
      err.printf(
          Locale.ROOT,
          "world %d of %d: %,d people; one linkage %s; doubt passed on %s; true linkage %s%n",
          number,
          worlds,
          world.people(),
          words(world.best()),
          words(world.doubted()),
          words(world.reference()));
      err.flush();
    }
  }

  private static String words(Optional<Estimate> estimate) {
    return estimate
        .map(
            e ->
                String.format(
                    Locale.ROOT,
                    "%.0f (%.0f to %.0f)",
                    e.value(),
                    e.interval().lower(),
                    e.interval().upper()))
        .orElse("refused");
  }

  private static Map<String, Function<World, Optional<Estimate>>> ways() {
    Map<String, Function<World, Optional<Estimate>>> ways = new LinkedHashMap<>();
    ways.put("one best linkage", World::best);
    ways.put("doubt passed on", World::doubted);
    ways.put("true linkage", World::reference);
    return ways;
  }

  private static String markdown(List<World> all) {
    StringBuilder text =
        new StringBuilder(
                "| linkage | estimated | covered | coverage % | 95 % band | bias % | width % |\n")
            .append("|---|---:|---:|---:|---|---:|---:|\n");
    ways()
        .forEach(
            (name, way) -> {
              Performance p = Performance.of(all, way);
              text.append("| ").append(name).append(" | ").append(p.estimated());
              text.append(p.estimated() == 0 ? " | – | – | – | – | – |\n" : numbers(p));
            });
    text.append(
        String.format(
            Locale.ROOT,
            "\nMeans of %d worlds: %,.0f people, %,.0f records, %,.0f pairs of records of one person."
                + " The best linkage holds %,.0f pairs, %,.0f of them wrong, and misses %,.0f; the"
                + " sampled ones hold %,.0f, %,.0f of them wrong. Share of the variance due to"
                + " linkage: %.2f.\n",
            all.size(),
            mean(all, w -> (double) w.people()),
            mean(all, w -> (double) w.records()),
            mean(all, w -> w.links().truth()),
            mean(all, w -> w.links().best().all()),
            mean(all, w -> w.links().best().wrong()),
            mean(all, w -> w.links().missed()),
            mean(all, w -> w.links().sampled().all()),
            mean(all, w -> w.links().sampled().wrong()),
            mean(all, World::shareOfLinkage)));
    return text.toString();
  }

  private static String numbers(Performance p) {
    ConfidenceInterval band =
        new WilsonScoreInterval().createInterval(p.estimated(), p.covered(), DoubtBench.LEVEL);
    return String.format(
        Locale.ROOT,
        " | %d | %.1f | %.1f to %.1f | %+.1f | %.1f |\n",
        p.covered(),
        100.0 * p.covered() / p.estimated(),
        100 * band.getLowerBound(),
        100 * band.getUpperBound(),
        100 * p.bias(),
        100 * p.width());
  }

  private static double mean(List<World> all, ToDoubleFunction<World> of) {
    return all.stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  private static ObjectNode document(List<World> all) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode rows = document.putArray("linkages");
    ways()
        .forEach(
            (name, way) -> {
              Performance p = Performance.of(all, way);
              ObjectNode row =
                  rows.addObject()
                      .put("linkage", name)
                      .put("refused", p.refused())
                      .put("estimated", p.estimated())
                      .put("covered", p.covered());
              if (p.estimated() > 0) {
                row.put("bias", p.bias()).put("width", p.width());
              }
            });
    ArrayNode each = document.putArray("worlds");
    for (World w : all) {
      each.addObject()
          .put("people", w.people())
          .put("records", w.records())
          .put("truePairs", w.links().truth())
          .put("linkedPairs", w.links().best().all())
          .put("wrongPairs", w.links().best().wrong())
          .put("missedPairs", w.links().missed())
          .put("sampledPairs", w.links().sampled().all())
          .put("wrongSampledPairs", w.links().sampled().wrong())
          .put("shareOfLinkage", w.shareOfLinkage());
    }
    return document;
  }
}
