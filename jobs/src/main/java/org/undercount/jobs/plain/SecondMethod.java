package org.undercount.jobs.plain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.indirect.EntryExitResidual;
import org.undercount.estimators.indirect.Multiplier;
import org.undercount.estimators.network.ScaleUp;
import org.undercount.estimators.network.ScaleUpSurvey;
import org.undercount.estimators.network.Visibility;

/** One method beside the lists, as a workspace declares it. */
public sealed interface SecondMethod {

  /** What is said of every method. */
  Declared declared();

  /** Id of its card. */
  String card();

  /** Files it reads, below {@code surveys/QUARTER}. */
  List<String> files();

  /**
   * The answer for one country, in people, not yet bridged.
   *
   * @throws UnusableInputException if a survey cannot be read
   */
  Verdict verdict(Setting setting);

  /** What a number of the method counts. */
  enum Meaning {
    /** People held at any time in the quarter. */
    E2,
    /** People held on the last day of the quarter. */
    E1
  }

  /**
   * A factor that turns what the method counts into people held at any time in the quarter.
   *
   * @param factor its value, above 0
   * @param lower lower end of its interval, at the level of the road; above 0, at most the factor
   * @param upper upper end
   * @param source where the factor is from
   */
  record Bridge(double factor, double lower, double upper, String source) {

    public Bridge {
      if (!(lower > 0 && lower <= factor && factor <= upper && Double.isFinite(upper))) {
        throw new IllegalArgumentException(
            "A bridge's factor lies in its interval above 0, got "
                + factor
                + " in "
                + lower
                + " to "
                + upper);
      }
    }

    /** The bridged verdict: values multiply, errors add on the log scale as independent ones do. */
    public Verdict over(Verdict verdict) {
      return new Verdict(
          0,
          verdict.estimate().map(this::over),
          Optional.empty(),
          verdict.gates(),
          verdict.warnings(),
          verdict.diagnostics());
    }

    private Estimate over(Estimate e) {
      double value = e.value() * factor;
      Interval i = e.interval();
      return new Estimate(
          value,
          new Interval(
              i.lower() > 0
                  ? value / Math.exp(Math.hypot(Math.log(e.value() / i.lower()), below()))
                  : 0,
              value * Math.exp(Math.hypot(Math.log(i.upper() / e.value()), above())),
              i.level(),
              i.kind() + ", bridged"),
          e.method(),
          e.diagnostics());
    }

    private double below() {
      return Math.log(factor / lower);
    }

    private double above() {
      return Math.log(upper / factor);
    }
  }

  /**
   * What is said of every method.
   *
   * @param id unique in the file
   * @param family the evidence it rests on
   * @param bridge empty where it counts people held at any time in the quarter itself
   * @param places countries it is asked of
   * @param quarters empty for every quarter
   */
  record Declared(
      String id,
      String family,
      Meaning meaning,
      Optional<Bridge> bridge,
      List<CountryCode> places,
      List<Quarter> quarters) {

    public Declared {
      places = List.copyOf(places);
      quarters = List.copyOf(quarters);
    }

    public boolean asks(Quarter quarter) {
      return quarters.isEmpty() || quarters.contains(quarter);
    }
  }

  /**
   * Where and when a method is asked.
   *
   * @param folder {@code surveys/QUARTER}
   * @param served people on each list of the quarter who were held in the country
   * @param level of intervals
   */
  record Setting(
      CountryCode place, Path folder, Map<String, Long> served, double level, long seed) {

    public Setting {
      served = Map.copyOf(served);
    }
  }

  /** Rows of a survey that are about one country. */
  record PlaceColumn(Optional<String> name) {

    List<CsvRows.Row> rows(NamedColumns table, CountryCode place) {
      List<CsvRows.Row> rows = table.rows();
      if (name.isEmpty()) {
        return rows;
      }
      int column = table.column(name.get(), "place-column");
      if (column < 0) {
        table.stopOnProblems();
      }
      return rows.stream().filter(r -> r.fields().get(column).equals(place.alpha2())).toList();
    }
  }

  /**
   * A list of the road as the service, and a survey that asks who was on it.
   *
   * @param service source whose people are counted
   * @param used column of {@code yes} and {@code no}
   */
  record ServiceMultiplier(
      Declared declared,
      String service,
      String survey,
      PlaceColumn place,
      String used,
      double designEffect)
      implements SecondMethod {

    @Override
    public String card() {
      return Multiplier.METHOD;
    }

    @Override
    public List<String> files() {
      return List.of(survey);
    }

    @Override
    public Verdict verdict(Setting setting) {
      Path file = setting.folder().resolve(survey);
      NamedColumns table = NamedColumns.read(file);
      int column = table.column(used, "used-column");
      if (column < 0) {
        table.stopOnProblems();
      }
      long asked = 0;
      long users = 0;
      for (CsvRows.Row row : place.rows(table, setting.place())) {
        String answer = row.fields().get(column).toLowerCase(Locale.ROOT);
        if (!answer.equals("yes") && !answer.equals("no")) {
          table.report(row.line(), column, "expected yes or no");
        }
        asked++;
        users += answer.equals("yes") ? 1 : 0;
      }
      Long count = setting.served().get(service);
      if (count == null) {
        table.problem(
            Problem.in(
                declared.id(),
                "no list '"
                    + service
                    + "' in the quarter, expected one of "
                    + setting.served().keySet().stream().sorted().toList()));
      }
      table.stopOnProblems();
      if (count == null || count < 1 || asked < 1) {
        return refused(
            "service-and-survey",
            "the service must have counted somebody and the survey must have asked somebody, found "
                + count
                + " and "
                + asked);
      }
      return Multiplier.of(
          count,
          new Multiplier.Survey(users, asked, designEffect),
          Multiplier.Kind.BETA,
          setting.level());
    }
  }

  /**
   * A survey of households that asks whom they know.
   *
   * @param hidden column of people known there; {@code {place}} stands for the country code
   * @param columns the other columns, and the population
   * @param visibility sample of people who were held, for the generalised method alone
   * @param place column of its countries
   * @param request method, transmission and degree ratio; level and seed are those of the setting
   */
  record NetworkScaleUp(
      Declared declared,
      String survey,
      String hidden,
      ScaleUpFile.Columns columns,
      Optional<String> visibility,
      PlaceColumn place,
      ScaleUp.Request request)
      implements SecondMethod {

    @Override
    public String card() {
      return "scale-up-" + request.method().word();
    }

    @Override
    public List<String> files() {
      List<String> files = new ArrayList<>(List.of(survey));
      visibility.ifPresent(files::add);
      return files;
    }

    @Override
    public Verdict verdict(Setting setting) {
      String column = hidden.replace("{place}", setting.place().alpha2());
      ScaleUpFile.Columns asked =
          new ScaleUpFile.Columns(
              columns.population(), columns.known(), List.of(column), List.of(), columns.weight());
      ScaleUpSurvey people =
          ScaleUpFile.read(setting.folder().resolve(survey), asked).values().iterator().next();
      List<Visibility> visible =
          visibility
              .map(
                  v ->
                      ScaleUpFile.visible(
                          setting.folder().resolve(v), asked, people, place, setting.place()))
              .orElse(List.of());
      if (visibility.isPresent() && visible.size() < 2) {
        return refused(
            "hidden-respondents",
            "at least 2 people who were held there must say who knew of it, found "
                + visible.size());
      }
      return ScaleUp.estimate(
          people,
          visible,
          new ScaleUp.Request(
              request.method(),
              request.transmission(),
              request.degreeRatio(),
              setting.level(),
              request.replicates(),
              setting.seed()));
    }
  }

  /**
   * Who left for a country and did not come back.
   *
   * @param file YAML of origins as {@code undercount residual} reads it; {@code {place}} stands for
   *     the country code
   */
  record Residual(Declared declared, String file) implements SecondMethod {

    private static final int DRAWS = 10_000;

    @Override
    public String card() {
      return EntryExitResidual.METHOD;
    }

    @Override
    public List<String> files() {
      return declared.places().stream().map(p -> file.replace("{place}", p.alpha2())).toList();
    }

    @Override
    public Verdict verdict(Setting setting) {
      Path path = setting.folder().resolve(file.replace("{place}", setting.place().alpha2()));
      OriginsFile origins = OriginsFile.read(path, Optional.empty(), List.of());
      return EntryExitResidual.of(origins.origins(), DRAWS, setting.level(), setting.seed())
          .total();
    }
  }

  private static Verdict refused(String gate, String detail) {
    return new Verdict(
        0,
        Optional.empty(),
        Optional.empty(),
        List.of(new Gate(gate, false, detail)),
        List.of(),
        Map.of());
  }
}
