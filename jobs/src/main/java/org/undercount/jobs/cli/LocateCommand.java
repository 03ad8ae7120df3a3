package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.geo.border.AdminAreas;
import org.undercount.geo.border.Borders;
import org.undercount.jobs.sites.LocatedPoints;
import org.undercount.jobs.tables.WholeFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Country, border distance and cell of points: one row in, one row out. */
@Command(
    name = "locate",
    description =
        "Says which country each point is in, right to the river, and how far the next country is.",
    footer = {"", "Example:", "  ./undercount locate points.csv --out located"},
    mixinStandardHelpOptions = true)
final class LocateCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final BorderCache cache = new BorderCache();

  @Parameters(
      paramLabel = "FILE",
      description =
          "table or points: CSV, TSV, XLSX, JSON, Parquet, GeoJSON, GeoPackage or Shapefile, gzipped,"
              + " zipped or plain")
  private Path file = Path.of("");

  @Option(
      names = "--header",
      split = ",",
      paramLabel = "NAME",
      description = "names of the columns where the file has no header row")
  private List<String> header = List.of();

  @Option(
      names = "--admin1",
      paramLabel = "FILE",
      description = "GeoJSON polygons with names, for the column admin1")
  private @Nullable Path admin1;

  @Override
  public Integer call() {
    CommandSpec command = java.util.Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    var table = TableFiles.read(file, header);
    @Nullable AdminAreas areas = admin1 == null ? null : AdminAreas.load(admin1);
    LocatedPoints located = LocatedPoints.of(table, cache.load(err, common.quiet), areas);
    String csv = WholeFiles.csv(located.header(), located.rows());
    @Nullable Path written =
        common.out == null ? null : WholeFiles.write(common.out, "located.csv", csv);
    if (common.json) {
      out.println(document(located, written).toPrettyString());
    } else if (written == null) {
      out.print(csv);
    }
    report(located.summary(), written, err);
    out.flush();
    return ExitStatus.DONE;
  }

  private void report(LocatedPoints.Summary summary, @Nullable Path written, PrintWriter err) {
    for (Problem problem : summary.problems()) {
      err.println("undercount: " + problem);
    }
    if (common.quiet) {
      return;
    }
    err.println(
        "undercount: located "
            + summary.located()
            + " points ("
            + summary.ambiguous()
            + " ambiguous); "
            + summary.outside()
            + " in no country, "
            + summary.withoutPosition()
            + " without a usable position, "
            + summary.problems().size()
            + " with a problem"
            + (written == null ? "" : "; wrote " + written));
    err.println(Borders.ATTRIBUTION);
  }

  private ObjectNode document(LocatedPoints located, @Nullable Path written) {
    LocatedPoints.Summary summary = located.summary();
    ObjectNode root = JSON.createObjectNode();
    root.put("file", file.toString()).put("rows", located.rows().size());
    root.put("located", summary.located()).put("ambiguous", summary.ambiguous());
    root.put("outside", summary.outside()).put("withoutPosition", summary.withoutPosition());
    ArrayNode problems = root.putArray("problems");
    summary.problems().forEach(p -> problems.add(p.toString()));
    ArrayNode points = root.putArray("points");
    for (List<String> row : located.rows()) {
      ObjectNode point = points.addObject();
      for (int i = 0; i < row.size(); i++) {
        String name = located.header().get(i);
        boolean added = i >= row.size() - LocatedPoints.ADDED.size();
        if (row.get(i).isEmpty()) {
          point.putNull(name);
        } else if (added && name.equals("border_metres")) {
          point.put(name, Double.parseDouble(row.get(i)));
        } else if (added && name.equals("ambiguous")) {
          point.put(name, Boolean.parseBoolean(row.get(i)));
        } else {
          point.put(name, row.get(i));
        }
      }
    }
    root.put("out", written == null ? null : written.toString());
    root.put("attribution", Borders.ATTRIBUTION);
    return root;
  }
}
