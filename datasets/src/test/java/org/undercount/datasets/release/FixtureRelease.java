package org.undercount.datasets.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.Audit;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.key.Quarter;

/** A small, plainly invented release, for tests of everything that reads one. */
public final class FixtureRelease {

  private static final String[][] PLACES = {
    {"KH", "Cambodia"}, {"MM", "Myanmar"}, {"LA", "Laos"}, {"PH", "Philippines"}
  };

  private FixtureRelease() {}

  /** The release of 2023Q2, marked synthetic. */
  public static ReleaseBundle.Content content() {
    return content(Quarter.parse("2023Q2"), 1.0);
  }

  /** A release whose Cambodian and regional estimates are multiplied by {@code scale}. */
  public static ReleaseBundle.Content content(Quarter quarter, double scale) {
    return new ReleaseBundle.Content(
        manifest(quarter),
        new ReleaseTables(
            new ReleaseTables.Estimates(
                headlines(quarter, scale),
                trend(quarter, scale),
                gates(quarter),
                compared(quarter, scale),
                revisions(quarter)),
            new ReleaseTables.Counts(
                flows(quarter), sites(quarter), profile(quarter), adverts(quarter)),
            quality(),
            methods()),
        new Provenance(
            List.of(
                new Provenance.Step("ingest", List.of(), List.of("people_raw@2"), "9a3f"),
                new Provenance.Step("link", List.of("people_raw@2"), List.of("people@2"), "41c7"),
                new Provenance.Step(
                    "estimate victims", List.of("overlaps@2"), List.of("estimates@2"), "77d0"))),
        new Audit(41, 2, 4, 3, List.of("2023Q1-r1"), List.of()));
  }

  static Manifest manifest(Quarter quarter) {
    return new Manifest(
        new Manifest.Publication(
            "Trafficking into scam centres in South-East Asia",
            quarter,
            LocalDate.of(2023, 8, 31),
            "30 November 2023",
            "Undercount demonstration",
            "errors at example dot org",
            "Creative Commons Attribution 4.0",
            true),
        new Manifest.Run(
            "7f3c91aa",
            "0.1.0",
            "sha256:5d41402abc4b2a76b9719d911017c592",
            1,
            new TreeMap<>(Map.of("spark", "4.0.1", "commons-math3", "3.6.1"))),
        List.of(
            input("hotline", 3120, "AGR-2022-014"),
            input("embassies", 1204, "AGR-2022-021"),
            input("police", 2877, "AGR-2023-002"),
            input("shelters", 640, "AGR-2022-017")),
        List.of(
            new Manifest.StageCount("ingest", "people", 7841, 7702, "139 rejected, see rejections"),
            new Manifest.StageCount("link", "people", 7702, 5633, "2069 repeated reports joined"),
            new Manifest.StageCount("merge", "overlaps", 5633, 60, "patterns by destination")));
  }

  private static Manifest.InputFile input(String source, long rows, String agreement) {
    return new Manifest.InputFile(source, "2023Q2", Hashes.of(source), rows, agreement);
  }

  private static List<Headline> headlines(Quarter q, double scale) {
    List<Headline> all = new ArrayList<>();
    all.add(
        people(
            q,
            "ALL",
            "the four countries together",
            5633,
            round(21400 * scale),
            round(19800 * scale),
            round(23300 * scale)));
    all.add(
        people(
            q,
            "KH",
            "Cambodia",
            2744,
            round(11300 * scale),
            round(10300 * scale),
            round(12500 * scale)));
    all.add(people(q, "MM", "Myanmar", 2210, 7900, 7100, 8900));
    all.add(
        new Headline(
            definition(
                q,
                "E2",
                "LA",
                "People held in scam centres",
                "people",
                "Laos",
                Headline.Nature.FLOW),
            Disclosed.exact(412),
            new Headline.Refused(
                "two of the four lists share no person in Laos, so the number nobody recorded cannot be told apart from zero",
                "loglinear"),
            new Headline.LowerBound(690, "Chao 1987"),
            new Headline.Trust(Status.REFUSED, "D", List.of(), true)));
    all.add(people(q, "PH", "the Philippines", 267, 980, 610, 1600));
    all.add(
        new Headline(
            definition(
                q,
                "E4",
                "ALL",
                "Scam centres active",
                "centres",
                "the four countries together",
                Headline.Nature.STOCK),
            Disclosed.exact(149),
            new Headline.Estimated(
                212, new Interval(184, 251, 0.95, "profile likelihood"), "loglinear"),
            new Headline.LowerBound(171, "Chao 1987"),
            new Headline.Trust(
                Status.PROVISIONAL,
                "C",
                List.of("Reports closer than 500 metres are taken for one centre"),
                true)));
    all.add(
        new Headline(
            definition(
                q,
                "E5",
                "ALL",
                "Money taken by scam centres",
                "US dollars",
                "the four countries together",
                Headline.Nature.FLOW),
            null,
            new Headline.Estimated(
                612e6, new Interval(241e6, 1.48e9, 0.95, "Monte Carlo"), "headcount-take"),
            null,
            new Headline.Trust(
                Status.PROVISIONAL, "D", List.of("Rests on few ledgers of daily takings"), true)));
    return all;
  }

  private static Headline people(
      Quarter q,
      String code,
      String place,
      long observed,
      double value,
      double lower,
      double upper) {
    return new Headline(
        definition(
            q, "E2", code, "People held in scam centres", "people", place, Headline.Nature.FLOW),
        Disclosed.exact(observed),
        new Headline.Estimated(
            value, new Interval(lower, upper, 0.95, "profile likelihood"), "loglinear"),
        new Headline.LowerBound(round(0.8 * value), "Chao 1987"),
        new Headline.Trust(
            Status.PROVISIONAL,
            code.equals("PH") ? "D" : "C",
            List.of("The hotline refers people to shelters; the model allows for it"),
            true));
  }

  private static Headline.Definition definition(
      Quarter q,
      String estimand,
      String code,
      String noun,
      String unit,
      String place,
      Headline.Nature nature) {
    return new Headline.Definition(
        estimand + "." + code + "." + q,
        noun,
        unit,
        unit.equals("people")
            ? "people of any nationality brought by deception or force"
            : "compounds where online fraud is run",
        place,
        nature == Headline.Nature.FLOW
            ? q.firstDay() + " to " + q.lastDay()
            : q.lastDay().toString(),
        nature);
  }

  private static List<TrendPoint> trend(Quarter newest, double scale) {
    List<TrendPoint> points = new ArrayList<>();
    double[] khmer = {8200, 9100, 9900, 10400, 11100, 11300};
    double[] burmese = {3100, 3900, 5200, 6100, 7000, 7900};
    for (int i = 0; i < 6; i++) {
      Quarter q = newest.plus(i - 5);
      Status status = i < 4 ? Status.FINAL : i == 4 ? Status.REVISED : Status.PROVISIONAL;
      points.add(
          point(
              "KH",
              q,
              1900 + 160L * i + (i == 5 ? 44 : 0),
              i == 5 ? round(khmer[i] * scale) : khmer[i],
              0.09,
              status));
      points.add(point("MM", q, 900 + 262L * i, burmese[i], 0.12, status));
      if (i > 0) { // with the total of all places, the place withheld in the first quarter is no
        // secret
        points.add(
            point(
                "ALL",
                q,
                3400 + 440L * i + (i == 5 ? 33 : 0),
                i == 5 ? round(21400 * scale) : khmer[i] + burmese[i] + 1900,
                0.08,
                status));
      }
      points.add(
          i < 5
              ? point("PH", q, 200 + 13L * i, 700 + 50 * i, 0.4, status)
              : point("PH", q, 267, 980, 0.4, status));
      points.add(
          new TrendPoint(
              "E2",
              "LA",
              q.toString(),
              i == 0 ? Disclosed.withheld() : Disclosed.exact(250 + 32L * i + (i == 5 ? 2 : 0)),
              null,
              Status.REFUSED));
    }
    return points;
  }

  private static TrendPoint point(
      String place, Quarter q, long recorded, double value, double half, Status status) {
    return new TrendPoint(
        "E2",
        place,
        q.toString(),
        Disclosed.exact(recorded),
        new TrendPoint.Bands(
            value,
            Math.floor(value * (1 - half * 0.35)),
            Math.ceil(value * (1 + half * 0.35)),
            Math.floor(value * (1 - half)),
            Math.ceil(value * (1 + half))),
        status);
  }

  /** Origin, destination, people; null is withheld. Totals are written beside. */
  private static final Object[][] ROUTES = {
    {"CN", "TH", "MM", 1120L}, {"CN", "none", "KH", 1240L}, {"VN", "none", "KH", 780L},
    {"ID", "TH", "KH", 402L}, {"ID", "TH", "MM", 322L}, {"IN", "TH", "MM", 511L},
    {"IN", "TH", "LA", 236L}, {"KE", "TH", "MM", 185L}, {"KE", "AE", "MM", 72L},
    {"MY", "none", "KH", 322L}, {"TH", "none", "LA", 176L}, {"CN", "none", "PH", 267L},
  };

  private static List<FlowRow> flows(Quarter q) {
    List<FlowRow> rows = new ArrayList<>();
    TreeMap<String, Long> pairs = new TreeMap<>();
    TreeMap<String, Long> totals = new TreeMap<>();
    for (Object[] route : ROUTES) {
      rows.add(
          FlowRow.recorded(
              q.toString(),
              (String) route[0],
              (String) route[1],
              (String) route[2],
              disclosed((Long) route[3])));
      pairs.merge(route[0] + " " + route[2], (Long) route[3], Long::sum);
      totals.merge((String) route[2], (Long) route[3], Long::sum);
      totals.merge("all", (Long) route[3], Long::sum);
    }
    pairs.forEach(
        (pair, n) ->
            rows.add(
                FlowRow.recorded(
                    q.toString(),
                    pair.substring(0, 2),
                    "all",
                    pair.substring(3),
                    Disclosed.exact(n))));
    totals.forEach(
        (to, n) -> rows.add(FlowRow.recorded(q.toString(), "all", "all", to, Disclosed.exact(n))));
    return rows;
  }

  private static List<SiteRow> sites(Quarter q) {
    Object[][] numbers = {
      {"KH", 84L, 118.0, 101.0, 142.0},
      {"MM", 41L, 66.0, 52.0, 88.0},
      {"LA", null, null, null, null},
      {"PH", null, null, null, null}
    };
    List<SiteRow> rows = new ArrayList<>();
    for (Object[] n : numbers) {
      rows.add(
          new SiteRow(
              q.toString(),
              (String) n[0],
              disclosed((Long) n[1]),
              (Double) n[2],
              n[2] == null
                  ? null
                  : new Interval((Double) n[3], (Double) n[4], 0.95, "profile likelihood")));
    }
    rows.add(
        new SiteRow(
            q.toString(),
            "all",
            Disclosed.exact(149),
            212.0,
            new Interval(184, 251, 0.95, "profile likelihood")));
    return rows;
  }

  private static List<ProfileRow> profile(Quarter q) {
    Object[][] numbers = {
      {"KH", "sex", "men", 1952L},
      {"KH", "sex", "women", 760L},
      {"KH", "sex", "unknown", 32L},
      {"MM", "sex", "men", 1690L},
      {"MM", "sex", "women", 501L},
      {"MM", "sex", "unknown", 19L},
      {"LA", "sex", "men", 301L},
      {"LA", "sex", "women", null},
      {"LA", "sex", "unknown", null},
      {"PH", "sex", "men", 188L},
      {"PH", "sex", "women", null},
      {"PH", "sex", "unknown", null},
      {"all", "sex", "men", 4131L},
      {"all", "sex", "women", 1445L},
      {"all", "sex", "unknown", 57L},
      {"KH", "age", "under 18", 61L},
      {"KH", "age", "18 to 29", 1821L},
      {"KH", "age", "30 and over", 802L},
      {"KH", "age", "unknown", 60L},
      {"MM", "age", "under 18", 44L},
      {"MM", "age", "18 to 29", 1404L},
      {"MM", "age", "30 and over", 700L},
      {"MM", "age", "unknown", 62L},
    };
    List<ProfileRow> rows = new ArrayList<>();
    for (Object[] n : numbers) {
      rows.add(
          new ProfileRow(
              q.toString(), (String) n[0], (String) n[1], (String) n[2], disclosed((Long) n[3])));
    }
    return rows;
  }

  private static List<AdvertRow> adverts(Quarter q) {
    Object[][] numbers = {
      {"language", "Chinese", 41L, 3120L},
      {"language", "English", 63L, 2201L},
      {"language", "Indonesian", 38L, 1804L},
      {"language", "Vietnamese", 22L, 940L},
      {"language", "Thai", 17L, 611L},
      {"language", "Hindi", 9L, 290L},
      {"language", "Swahili", null, null},
      {"platform", "boards", 120L, 5402L},
      {"platform", "social", 71L, 3610L},
      {"advertised country", "TH", 66L, 3820L},
      {"advertised country", "KH", 58L, 2907L},
      {"advertised country", "MM", 12L, 422L},
    };
    List<AdvertRow> rows = new ArrayList<>();
    for (Object[] n : numbers) {
      rows.add(
          new AdvertRow(
              q.toString(),
              (String) n[0],
              (String) n[1],
              disclosed((Long) n[2]),
              disclosed((Long) n[3])));
    }
    return rows;
  }

  private static List<ComparedRow> compared(Quarter q, double scale) {
    String key = "E2.KH." + q;
    List<ComparedRow> rows = new ArrayList<>();
    rows.add(
        compared(
            key,
            ComparedRow.Role.HEADLINE,
            new ComparedRow.Method("lists", "loglinear", "lists"),
            round(11300 * scale),
            new Interval(round(10300 * scale), round(12500 * scale), 0.95, "rounded outward")));
    rows.add(
        compared(
            key,
            ComparedRow.Role.SECOND,
            new ComparedRow.Method("hotline-multiplier", "multiplier", "interviews"),
            12100.0,
            new Interval(10100, 14900, 0.95, "rounded outward")));
    rows.add(
        new ComparedRow(
            key,
            ComparedRow.Role.POOLED,
            new ComparedRow.Method("all", "bayesian", "all"),
            11500.0,
            new Interval(9800, 13600, 0.95, "rounded outward"),
            0.12,
            ""));
    String other = "E2.MM." + q;
    rows.add(
        compared(
            other,
            ComparedRow.Role.HEADLINE,
            new ComparedRow.Method("lists", "loglinear", "lists"),
            7900.0,
            new Interval(7100, 8900, 0.95, "rounded outward")));
    rows.add(
        new ComparedRow(
            other,
            ComparedRow.Role.NONE,
            new ComparedRow.Method("all", "all", "all"),
            null,
            null,
            null,
            "independent families of evidence are needed to compare"));
    return rows;
  }

  private static ComparedRow compared(
      String key,
      ComparedRow.Role role,
      ComparedRow.Method method,
      double value,
      Interval interval) {
    return new ComparedRow(key, role, method, value, interval, null, "");
  }

  private static List<GateRow> gates(Quarter q) {
    List<GateRow> rows = new ArrayList<>();
    for (String[] place : PLACES) {
      boolean refused = place[0].equals("LA");
      String key = "E2." + place[0] + "." + q;
      rows.add(
          new GateRow(
              key,
              "mle-exists",
              !refused,
              refused
                  ? "an empty overlap makes the estimate infinite"
                  : "all margins of the model are positive"));
      rows.add(
          new GateRow(key, "enough-overlap", true, "the largest overlap holds at least 30 people"));
      rows.add(
          new GateRow(
              key,
              "leave-one-list-out",
              !place[0].equals("PH"),
              place[0].equals("PH")
                  ? "without the police list the estimate halves"
                  : "no list moves the estimate out of its interval"));
    }
    return rows;
  }

  private static List<RevisionRow> revisions(Quarter q) {
    return List.of(
        new RevisionRow(
            "E2.KH." + q.previous(),
            q.previous() + "-r1",
            10800.0,
            11100.0,
            "late reports of embassies"),
        new RevisionRow(
            "E2.MM." + q.previous(), q.previous() + "-r1", 7000.0, 7000.0, "unchanged"));
  }

  private static ReleaseTables.Quality quality() {
    return new ReleaseTables.Quality(
        List.of(
            new ListRow(
                "hotline",
                "Victim hotline, calls answered",
                "people",
                "people with a telephone, or their families; all countries",
                List.of(),
                Disclosed.exact(2480)),
            new ListRow(
                "embassies",
                "Embassy requests for help",
                "people",
                "nationals of six countries",
                List.of(),
                Disclosed.exact(1102)),
            new ListRow(
                "police",
                "Police releases",
                "people",
                "people found in raids; whole buildings at once",
                List.of(),
                Disclosed.exact(2650)),
            new ListRow(
                "shelters",
                "Shelter admissions",
                "people",
                "people after release; many sent by the hotline",
                List.of("hotline"),
                Disclosed.exact(601)),
            new ListRow(
                "sites_ngo",
                "Compounds reported by organisations",
                "sites",
                "places reported by field staff",
                List.of(),
                Disclosed.exact(96))),
        List.of(
            new SourceQuality("hotline", 3120, 3081, 39, "pass"),
            new SourceQuality("embassies", 1204, 1190, 14, "pass"),
            new SourceQuality("police", 2877, 2802, 75, "warn"),
            new SourceQuality("shelters", 640, 629, 11, "pass")),
        List.of(
            new SourceQuality.Rejection("hotline", "missing-required", 39),
            new SourceQuality.Rejection("embassies", "unreadable-date", 14),
            new SourceQuality.Rejection("police", "duplicate-row", 61),
            new SourceQuality.Rejection("police", "unknown-code", 14),
            new SourceQuality.Rejection("shelters", "missing-required", 11)),
        List.of(
            new SourceQuality.Check(
                "police",
                "completeness of birth_date",
                "warn",
                "stated for 48 % of rows, 50 % wanted"),
            new SourceQuality.Check(
                "police", "declared totals", "warn", "declared 2,871, rows sum to 2,877"),
            new SourceQuality.Check(
                "hotline", "volume against the earlier quarter", "pass", "12 % more rows")),
        List.of(
            new LinkageRow("candidate pairs", 118204, "pairs", "pairs compared after blocking"),
            new LinkageRow(
                "estimated precision", 0.991, "share", "false links lower the estimates"),
            new LinkageRow(
                "estimated recall", 0.957, "share", "missed links raise the estimates")));
  }

  private static List<MethodCard> methods() {
    return List.of(
        new MethodCard(
            "loglinear",
            "Log-linear capture-recapture",
            "log m(x) = u + sum of u_j x_j + chosen two-list terms; N = n + exp(u)",
            List.of(
                "the population is closed within the quarter",
                "records are linked without error",
                "no dependence of an order higher than the model's"),
            List.of(
                "lists that feed one another lower the estimate unless the term is in the model",
                "people who can be on no list are not counted",
                "missed links raise the estimate"),
            "Fienberg (1972), Biometrika 59; Cormack (1989), Biometrics 45"),
        new MethodCard(
            "headcount-take",
            "Headcount times take",
            "R = sum over countries of people x share who earn x daily take x days",
            List.of("daily take per earner from ledgers holds for all centres"),
            List.of("few ledgers; the take is the largest source of uncertainty"),
            "USIP (2024), Transnational Crime in Southeast Asia"));
  }

  private static Disclosed disclosed(@Nullable Long value) {
    return value == null ? Disclosed.withheld() : Disclosed.exact(value);
  }

  private static double round(double value) {
    return Math.round(value / 100) * 100.0;
  }
}
