package org.undercount.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The one program: picks the command, and turns what went wrong into a sentence and an exit status.
 */
@Command(
    name = "undercount",
    description =
        "Turns what agencies know about scam-centre trafficking into estimates of what they do not.",
    mixinStandardHelpOptions = true,
    version = "undercount 0.1.0",
    synopsisSubcommandLabel = "COMMAND")
public final class Undercount {

  /** In the order of the help. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          BenchCommand.class,
          CheckCommand.class,
          DemoCommand.class,
          DiffCommand.class,
          DiscloseTableCommand.Tables.class,
          DoctorCommand.class,
          EncodeCommand.class,
          HeadcountCommand.class,
          HistoriesCommand.class,
          IngestCommand.class,
          InitCommand.class,
          LanguagesCommand.class,
          LinkCommand.class,
          LocateCommand.class,
          MseCommand.class,
          MultiplierCommand.class,
          OccupancyCommand.class,
          RdsCommand.class,
          ReconcileCommand.class,
          ResidualCommand.class,
          RevenueCommand.class,
          RunCommand.class,
          ScaleUpCommand.class,
          ScreenCommand.class,
          SitesCommand.class,
          StageCommands.Ads.class,
          StageCommands.Brief.class,
          StageCommands.Disclose.class,
          StageCommands.EstimateCommand.class,
          StageCommands.Export.class,
          StageCommands.Routes.class,
          StaysCommand.class,
          VerifyCommand.class,
          WhyCommand.class);

  private Undercount() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int status = run(out, err, args);
    out.flush();
    err.flush();
    System.exit(status);
  }

  /** Runs one command line; tests call this with their own writers. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine program = new CommandLine(new Undercount());
    commands(args).forEach(program::addSubcommand);
    return program
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Quarter.class, Undercount::quarter)
        .setParameterExceptionHandler(Undercount::wrongArguments)
        .setExecutionExceptionHandler(Undercount::failed)
        .execute(args);
  }

  /**
   * The command named first, alone: reading the options of all takes a third of a plain command's
   * time. All of them where none is named, for the help and for what to say of a wrong word.
   */
  private static List<Class<?>> commands(String[] args) {
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(c -> args.length > 0 && c.getAnnotation(Command.class).name().equals(args[0]))
            .toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  private static Quarter quarter(String text) {
    try {
      return Quarter.parse(text);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.TypeConversionException(e.getMessage());
    }
  }

  private static int wrongArguments(CommandLine.ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("undercount: " + e.getMessage());
    command
        .getErr()
        .println("See '" + command.getCommandSpec().qualifiedName() + " --help' for an example.");
    return ExitStatus.UNUSABLE;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (e instanceof UnusableInputException unusable) {
      for (Problem problem : unusable.problems()) {
        err.println("undercount: " + problem);
      }
      return ExitStatus.UNUSABLE;
    }
    err.println("undercount: this is a bug, please report it: " + e);
    e.printStackTrace(err);
    return ExitStatus.BUG;
  }
}
