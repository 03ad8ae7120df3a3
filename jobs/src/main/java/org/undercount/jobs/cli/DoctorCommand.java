package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the program finds on this machine, and what is lost where something is missing. */
@Command(
    name = "doctor",
    description =
        "Looks at Java, memory, Spark, fonts, Chromium and write access: what is there, what is"
            + " missing and what that costs. Ends with status 1 if nothing can run.",
    footer = {"", "Example:", "  ./undercount doctor --workspace my-workspace"},
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  private static final int LEAST_JAVA = 17;
  private static final long LEAST_MEGABYTES = 1500;
  private static final Map<String, String> SAMPLES =
      new TreeMap<>(
          Map.of(
              "Thai",
              "\u0e01\u0e38",
              "Khmer",
              "\u1780\u17bb",
              "Burmese",
              "\u1000\u102f",
              "Chinese",
              "\u4e2d\u56fd",
              "Devanagari",
              "\u0915\u0941"));

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final CommonOptions common = new CommonOptions();

  /** One thing looked at. */
  private record Finding(String what, boolean there, boolean needed, String found, String costs) {}

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(memory());
    findings.add(spark());
    SAMPLES.forEach((script, sample) -> findings.add(font(script, sample)));
    findings.add(chromium());
    findings.add(writable());
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (common.json) {
      out.println(document(findings).toPrettyString());
    } else {
      findings.forEach(f -> out.println(line(f)));
    }
    out.flush();
    return findings.stream().allMatch(f -> f.there || !f.needed)
        ? ExitStatus.DONE
        : ExitStatus.UNUSABLE;
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    return new Finding(
        "Java", feature >= LEAST_JAVA, true, Runtime.version().toString(), "nothing runs below 17");
  }

  private static Finding memory() {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return new Finding(
        "memory",
        megabytes >= LEAST_MEGABYTES,
        false,
        megabytes + " MB heap, " + Runtime.getRuntime().availableProcessors() + " processors",
        "large quarters are slow or fail; set UNDERCOUNT_HEAP=4g");
  }

  private static Finding spark() {
    try {
      Class<?> session =
          Class.forName(
              "org.apache.spark.sql.SparkSession", false, DoctorCommand.class.getClassLoader());
      String version = session.getPackage().getImplementationVersion();
      return new Finding("Spark", true, true, version == null ? "found" : version, "");
    } catch (ClassNotFoundException e) {
      return new Finding(
          "Spark",
          false,
          true,
          "not on the class path",
          "demo, run, ingest, check, link and screen do not start; build again with ./undercount");
    }
  }

  private static Finding font(String script, String sample) {
    boolean there =
        Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
            .anyMatch(f -> f.canDisplayUpTo(sample) < 0);
    return new Finding(
        "font for " + script,
        there,
        false,
        there ? "found" : "none",
        script + " names show as boxes in the printed report; install a Noto font");
  }

  private static Finding chromium() {
    String path = System.getenv().getOrDefault("PATH", "");
    String found =
        Arrays.stream(path.split(File.pathSeparator, -1))
            .flatMap(
                folder ->
                    List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> new File(folder, name)))
            .filter(File::canExecute)
            .map(File::toString)
            .findFirst()
            .orElse("");
    return new Finding(
        "Chromium",
        !found.isEmpty(),
        false,
        found.isEmpty() ? "none" : found,
        "the tests that look at pages as readers see them cannot run; reports do not need it");
  }

  private Finding writable() {
    Path folder = common.workspace.toAbsolutePath();
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    boolean there = false;
    try {
      Files.delete(Files.createTempFile(existing, ".undercount", ".probe"));
      there = true;
    } catch (IOException e) {
      there = false;
    }
    return new Finding(
        "write access",
        there,
        true,
        existing + (there ? "" : " cannot be written to"),
        "no workspace can be made here; name another with --workspace");
  }

  private static String line(Finding finding) {
    return String.format(
        Locale.ROOT,
        "%-8s %-20s %s%s",
        finding.there ? "ok" : "MISSING",
        finding.what,
        finding.found,
        finding.there ? "" : ": " + finding.costs);
  }

  private static ObjectNode document(List<Finding> findings) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode array = root.putArray("findings");
    for (Finding finding : findings) {
      ObjectNode node = array.addObject();
      node.put("what", finding.what).put("there", finding.there).put("needed", finding.needed);
      node.put("found", finding.found);
      if (!finding.there) {
        node.put("costs", finding.costs);
      }
    }
    return root;
  }
}
