package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.Problem;
import org.undercount.geo.border.BorderDistance;
import org.undercount.geo.border.Borders;
import org.undercount.geo.register.Register;
import org.undercount.geo.register.RegisteredSite;
import org.undercount.jobs.sites.RegisterTable;
import org.undercount.jobs.sites.ReportedPlaces;
import org.undercount.jobs.tables.WholeFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reported places of several sources to one register. */
@Command(
    name = "sites",
    description =
        "Resolves reported places to a register: one line per site, its stated country beside the"
            + " computed one, and how far the next country is by land. With --quarter, the places a"
            + " workspace was delivered.",
    footer = {
      "",
      "Example:",
      "  ./undercount sites reports.csv --out register",
      "  ./undercount sites --quarter 2023Q1 --workspace demo-workspace"
    },
    mixinStandardHelpOptions = true)
final class SitesCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NAME_WIDTH = 36;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();
  @Mixin private final StageOption stage = new StageOption();
  @Mixin private final BorderCache cache = new BorderCache();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description =
          "places with a column for the name: CSV, TSV, XLSX, JSON, Parquet, GeoJSON, GeoPackage or"
              + " Shapefile, gzipped, zipped or plain")
  private List<Path> files = List.of();

  @Option(
      names = "--header",
      split = ",",
      paramLabel = "NAME",
      description = "names of the columns where the files have no header row")
  private List<String> header = List.of();

  @Override
  public Integer call() {
    CommandSpec command = java.util.Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    Optional<Quarter> quarter = stage.insteadOf(files);
    if (quarter.isPresent()) {
      return StageCommands.upTo("sites", common, spark, quarter.get(), out, err);
    }
    ReportedPlaces places = ReportedPlaces.of(TableFiles.read(files, header));
    Register register = Register.resolve(places.reports(), cache.load(err, common.quiet));
    for (Problem problem : places.problems()) {
      err.println("undercount: " + problem);
    }
    List<Path> written = write(register);
    if (common.json) {
      out.println(document(register, places, written).toPrettyString());
    } else {
      print(register, places, out);
    }
    if (!common.quiet) {
      written.forEach(f -> err.println("undercount: wrote " + f));
      err.println(Borders.ATTRIBUTION);
    }
    out.flush();
    return ExitStatus.DONE;
  }

  private List<Path> write(Register register) {
    if (common.out == null) {
      return List.of();
    }
    String csv = WholeFiles.csv(RegisterTable.HEADER, RegisterTable.rows(register));
    return List.of(
        WholeFiles.write(common.out, "register.csv", csv),
        WholeFiles.write(common.out, "register.geojson", RegisterTable.geoJson(register)));
  }

  private static long flagged(Register register, String flag) {
    return register.sites().stream()
        .filter(s -> s.country().agreement().flag().equals(flag))
        .count();
  }

  private static void print(Register register, ReportedPlaces places, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%-" + NAME_WIDTH + "s %-6s %-8s %-12s %12s %-4s %7s  %s%n",
        "site",
        "stated",
        "computed",
        "agreement",
        "border",
        "to",
        "reports",
        "remark");
    for (RegisteredSite site : register.sites()) {
      List<String> remarks = new ArrayList<>(site.notes());
      remarks.add(0, site.country().agreement().reason());
      remarks.add(1, site.country().border().reason());
      String name = site.naming().name();
      out.printf(
          Locale.ROOT,
          "%-" + NAME_WIDTH + "s %-6s %-8s %-12s %12s %-4s %7d  %s%n",
          name.length() > NAME_WIDTH ? name.substring(0, NAME_WIDTH - 1) + "…" : name,
          site.country().stated(),
          site.country().agreement().computed().map(CountryCode::alpha2).orElse("-"),
          site.country().agreement().flag(),
          site.country().knownBorder().map(b -> distance(b, site)).orElse("none"),
          site.country().knownBorder().map(b -> b.neighbour().alpha2()).orElse("-"),
          site.members().size(),
          remarks.stream().filter(r -> !r.isEmpty()).distinct().collect(Collectors.joining("; ")));
    }
    out.printf(
        Locale.ROOT,
        "%d reports, %d sites: %d agree, %d differ, %d ambiguous, %d not computed%n",
        places.reports().size(),
        register.sites().size(),
        flagged(register, "agree"),
        flagged(register, "differs"),
        flagged(register, "ambiguous"),
        flagged(register, "not computed"));
  }

  /** Kilometres, with the uncertainty of position and border. */
  private static String distance(BorderDistance border, RegisteredSite site) {
    return String.format(
        Locale.ROOT,
        "%.1f ± %.1f km",
        border.metres() / 1000,
        site.country().uncertaintyMetres() / 1000);
  }

  private static ObjectNode document(Register register, ReportedPlaces places, List<Path> written) {
    ObjectNode root = JSON.createObjectNode();
    root.put("reports", places.reports().size());
    root.set("sites", RegisterTable.json(register));
    ObjectNode counts = root.putObject("agreement");
    for (String flag : List.of("agree", "differs", "ambiguous", "not stated", "not computed")) {
      counts.put(flag, flagged(register, flag));
    }
    ArrayNode problems = root.putArray("problems");
    places.problems().forEach(p -> problems.add(p.toString()));
    ArrayNode out = root.putArray("out");
    written.forEach(f -> out.add(f.toString()));
    root.put("attribution", Borders.ATTRIBUTION);
    return root;
  }
}
