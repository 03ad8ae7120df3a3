package org.undercount.jobs.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.undercount.estimators.indirect.FloorFactor;
import org.undercount.jobs.plain.BuildingsFile;
import org.undercount.jobs.plain.PlainAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** People by floor area. */
@Command(
    name = "headcount",
    description =
        "People in buildings: footprint x floors x efficiency x residential share x occupancy / m2 each.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  undercount headcount buildings.csv --efficiency 0.65,0.75,0.85 --residential-share 0.3,0.6 \\",
      "      --occupancy 0.6,0.8,0.95 --m2-per-person 3,4.5,8 --json",
      "",
      "TABLE.csv has columns footprint_m2 and floors and may have site, number (of like buildings) and",
      "any other factor: efficiency, residential_share, occupancy, m2_per_person. Columns X_low and",
      "X_high beside X make it triangular, for each building apart. What an option or FACTORS.yaml gives",
      "is one and the same draw for all buildings, or correlated as the file says:",
      "  efficiency: {pert: {low: 0.65, mode: 0.75, high: 0.85}, correlation: 0.8, source: survey}"
    })
final class HeadcountCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "TABLE.csv",
      description = "columns footprint_m2, floors, optional site, number and other factors")
  private Path table = Path.of("");

  @Option(
      names = "--factors",
      paramLabel = "FACTORS.yaml",
      description =
          "distributions of factors, each with an optional 'correlation' between buildings")
  private Optional<Path> factors = Optional.empty();

  @Option(
      names = "--floors",
      paramLabel = "LOW,MODE,HIGH",
      description = "storeys in use: one number, low,high or low,mode,high")
  private Optional<String> floors = Optional.empty();

  @Option(
      names = "--efficiency",
      paramLabel = "LOW,MODE,HIGH",
      description = "share of floor area that is rooms: one number, low,high or low,mode,high")
  private Optional<String> efficiency = Optional.empty();

  @Option(
      names = "--residential-share",
      paramLabel = "LOW,MODE,HIGH",
      description = "share of rooms that people sleep in: one number, low,high or low,mode,high")
  private Optional<String> residentialShare = Optional.empty();

  @Option(
      names = "--occupancy",
      paramLabel = "LOW,MODE,HIGH",
      description = "share of these that is occupied: one number, low,high or low,mode,high")
  private Optional<String> occupancy = Optional.empty();

  @Option(
      names = "--m2-per-person",
      paramLabel = "LOW,MODE,HIGH",
      description = "sleeping area per person in m2: one number, low,high or low,mode,high")
  private Optional<String> squareMetresPerPerson = Optional.empty();

  @Override
  public Integer call() {
    long started = System.nanoTime();
    Map<FloorFactor, String> options = new EnumMap<>(FloorFactor.class);
    floors.ifPresent(o -> options.put(FloorFactor.FLOORS, o));
    efficiency.ifPresent(o -> options.put(FloorFactor.EFFICIENCY, o));
    residentialShare.ifPresent(o -> options.put(FloorFactor.RESIDENTIAL_SHARE, o));
    occupancy.ifPresent(o -> options.put(FloorFactor.OCCUPANCY, o));
    squareMetresPerPerson.ifPresent(o -> options.put(FloorFactor.SQUARE_METRES_PER_PERSON, o));
    PlainAnswer answer =
        BuildingsFile.read(
                TableFiles.read(table, List.of()), factors, options, PlainAnswers.problems(common))
            .answer(common.level, common.seed);
    return PlainAnswers.print(spec.commandLine().getOut(), common, answer, started);
  }
}
