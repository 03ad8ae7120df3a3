package org.undercount.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.undercount.jobs.plain.OriginsFile;
import org.undercount.jobs.plain.PlainAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who left and did not come back, by origin. */
@Command(
    name = "residual",
    description = "People not returned: departures less returns, per origin and administration.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  undercount residual travellers.csv --other-reasons 0.3,0.6,0.9 --json",
      "",
      "The table has columns origin, out, back and, where several count the same travellers,",
      "administration; back is empty where an administration does not count returns. YAML (.yaml) has",
      "'origins', a list with the same words, and 'other-reasons' with a distribution, for all or one:",
      "  other-reasons: {pert: {low: 0.3, mode: 0.6, high: 0.9}}",
      "  origins:",
      "    - {origin: KR, administration: Korea, out: 100820, back: 97572}",
      "    - {origin: KR, administration: Cambodia, out: 192305}",
      "Without other reasons the answer is an upper envelope of people held, not an estimate."
    })
final class ResidualCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "origins with departures and returns, a table or YAML")
  private Path table = Path.of("");

  @Option(
      names = "--other-reasons",
      paramLabel = "LOW,MODE,HIGH",
      description =
          "share of those not returned who stay for a known other reason: one number, low,high (uniform) or low,mode,high (PERT)")
  private Optional<String> otherReasons = Optional.empty();

  @Override
  public Integer call() {
    long started = System.nanoTime();
    String name = table.toString().toLowerCase(Locale.ROOT);
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    OriginsFile origins =
        yaml
            ? OriginsFile.read(table, otherReasons, PlainAnswers.problems(common))
            : OriginsFile.read(
                TableFiles.read(table, List.of()), otherReasons, PlainAnswers.problems(common));
    PlainAnswer answer = origins.answer(common.level, common.seed);
    return PlainAnswers.print(spec.commandLine().getOut(), common, answer, started);
  }
}
