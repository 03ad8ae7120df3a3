package org.undercount.estimators.doublyrobust;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.closed.ChaoBound;
import org.undercount.estimators.closed.LogNormal;

/**
 * Population size from two lists that are independent among people with the same covariates: Das,
 * Kennedy and Jewell (2023), JASA 118 (arXiv 2104.14091). N̂ = n · mean of φ, see {@link OneStep};
 * the interval is log-normal in the number unseen, in people.
 *
 * <p>Assumes a closed population, perfect linkage, that the two lists are independent given what is
 * recorded, and that everybody could be on both. Lists that refer people to one another, or
 * anything unrecorded that makes people easy to find for both, make it too low. Does not check
 * linkage.
 *
 * <p>With more lists every pair is tried as the two independent ones; all people seen take part, on
 * whatever list, since γ = q₁₂/(q₁q₂) holds among them as well. Reported is the pair whose estimate
 * is the median (of an even number, of the middle two the one that shares more people): one pair
 * that refers people to each other or avoids each other then does not set the number, as it would
 * if the pair that shares most were taken.
 *
 * <p>Folds are drawn several times where people are few; the median over the draws is reported and
 * their distance from it is part of the variance (Chernozhukov et al. 2018, Econometrics Journal
 * 21, definition 3.3).
 */
public final class DoublyRobust {

  public static final String METHOD = "doubly-robust";

  /** People beyond this number are refused: each is kept in memory. */
  public static final int MOST_PEOPLE = 1_000_000;

  /** Folds of cross-fitting. */
  static final int FOLDS = 5;

  /** Two people on both lists in every fold. */
  static final long LEAST_SHARED = 2 * FOLDS;

  /** Most people whose chance of being on both lists may be too small to divide by. */
  static final double MOST_SCARCE = 0.05;

  private static final int DIVISIONS = 3;
  private static final int FEW_PEOPLE = 20_000; // beyond, divisions differ by little

  private DoublyRobust() {}

  /** What is asked. */
  public record Request(double level, long seed) {}

  /** The verdict, and every pair that shares enough people, those that share most first. */
  public record Result(Verdict verdict, List<PairOfLists> pairs) {
    public Result {
      pairs = List.copyOf(pairs);
    }
  }

  public static Result estimate(People people, Request request) {
    OverlapTable table = people.table();
    List<Gate> gates = new ArrayList<>(List.of(overlap(table)));
    List<String> warnings = new ArrayList<>();
    Map<String, String> facts = new LinkedHashMap<>();
    List<PairOfLists> pairs = pairs(people, table, request, warnings);
    Optional<Estimate> estimate = Optional.empty();
    if (!pairs.isEmpty()) {
      PairOfLists chosen = median(pairs);
      gates.add(positivity(table, chosen));
      gates.add(notBelowSeen(table, chosen, request.level()));
      if (gates.stream().allMatch(Gate::passed)) {
        estimate =
            Optional.of(
                new Estimate(
                    Math.max(chosen.population(), (double) table.observed()),
                    interval(table, chosen, request.level()),
                    METHOD,
                    Map.of()));
      }
      describe(people, chosen, pairs, facts);
      warn(table, chosen, pairs, request.level(), warnings);
    }
    return new Result(
        new Verdict(
            table.observed(),
            estimate,
            Optional.of(ChaoBound.ofLists(table).bound(request.level())),
            gates,
            warnings,
            facts),
        pairs);
  }

  private static List<PairOfLists> pairs(
      People people, OverlapTable table, Request request, List<String> warnings) {
    List<PairOfLists> pairs = new ArrayList<>();
    if (mostShared(table) < LEAST_SHARED) {
      return pairs;
    }
    Profiles profiles = new Profiles(people);
    Design design = new Design(people, profiles);
    warnings.addAll(design.warnings());
    List<Learner> learners = design.learners();
    for (int i = 0; i < table.lists().size(); i++) {
      for (int j = i + 1; j < table.lists().size(); j++) {
        if (table.onAll(1 << i | 1 << j) >= LEAST_SHARED) {
          CrossFit fit = new CrossFit(profiles, people.patterns(), i, j, FOLDS);
          pairs.add(pair(people, i, j, fit, learners, request.seed()));
        }
      }
    }
    pairs.sort(Comparator.comparingLong(PairOfLists::shared).reversed()); // stable: first columns
    return pairs;
  }

  private static PairOfLists pair(
      People people, int first, int second, CrossFit fit, List<Learner> learners, long seed) {
    OverlapTable table = people.table();
    int divisions = table.observed() <= FEW_PEOPLE ? DIVISIONS : 1;
    Learner learner = fit.best(learners, seed * DIVISIONS);
    List<OneStep.Summary> drawn = new ArrayList<>();
    for (int d = 0; d < divisions; d++) {
      drawn.add(fit.estimate(learner, seed * DIVISIONS + d).summary());
    }
    drawn.sort(Comparator.comparingDouble(OneStep.Summary::inverse));
    OneStep.Summary middle = drawn.get(divisions / 2);
    double[] variances =
        drawn.stream()
            .mapToDouble(
                s -> {
                  double apart = s.population() - middle.population();
                  return s.populationVariance() + apart * apart;
                })
            .sorted()
            .toArray();
    long shared = table.onAll(1 << first | 1 << second);
    return new PairOfLists(
        first,
        second,
        shared,
        middle.population(),
        Math.sqrt(variances[divisions / 2]),
        middle.people() * middle.plugIn(),
        (double) table.onAll(1 << first) * (double) table.onAll(1 << second) / (double) shared,
        learner.name(),
        (double) middle.scarce() / middle.people(),
        apart(people, 1 << first | 1 << second));
  }

  /**
   * The largest share, over covariates, of people in categories without anybody on both lists: a
   * ridge gives them some chance all the same, which nothing in the data supports.
   */
  private static double apart(People people, int both) {
    double most = 0;
    for (Covariate covariate : people.covariates()) {
      Map<String, Integer> sizes = new TreeMap<>();
      Map<String, Integer> shared = new TreeMap<>();
      covariate.handTo(
          number -> {},
          category -> {
            for (int i = 0; i < category.size(); i++) {
              sizes.merge(category.values().get(i), 1, Integer::sum);
              if ((people.patterns().get(i) & both) == both) {
                shared.merge(category.values().get(i), 1, Integer::sum);
              }
            }
          });
      int without =
          sizes.entrySet().stream()
              .filter(e -> e.getValue() >= Design.RARE && !shared.containsKey(e.getKey()))
              .mapToInt(Map.Entry::getValue)
              .sum();
      most = Math.max(most, (double) without / people.patterns().size());
    }
    return most;
  }

  /** Of an even number the one of the middle two that shares more people. */
  static PairOfLists median(List<PairOfLists> pairs) {
    List<PairOfLists> sorted =
        pairs.stream().sorted(Comparator.comparingDouble(PairOfLists::population)).toList();
    PairOfLists above = sorted.get(sorted.size() / 2);
    PairOfLists below = sorted.get((sorted.size() - 1) / 2);
    return below.shared() > above.shared() ? below : above;
  }

  private static Interval interval(OverlapTable table, PairOfLists pair, double level) {
    return LogNormal.interval(
        table.observed(),
        Math.max(pair.population(), (double) table.observed()),
        pair.standardError(),
        level);
  }

  private static String name(List<String> lists, PairOfLists pair) {
    return lists.get(pair.first()) + "*" + lists.get(pair.second());
  }

  private static void describe(
      People people, PairOfLists chosen, List<PairOfLists> pairs, Map<String, String> facts) {
    List<String> lists = people.lists();
    facts.put(
        "model",
        lists.get(chosen.first())
            + " and "
            + lists.get(chosen.second())
            + " independent given "
            + String.join(", ", people.covariates().stream().map(Covariate::name).toList())
            + "; learner: "
            + chosen.learner());
    if (pairs.size() > 1) {
      facts.put(
          "choice",
          "the pair of lists with the median estimate of "
              + pairs.size()
              + ": "
              + String.join(", ", pairs.stream().map(p -> said(lists, p)).toList()));
    }
    facts.put("standardError", Double.toString(chosen.standardError()));
    facts.put("plugIn", Double.toString(chosen.plugIn()));
    facts.put("lincolnPetersen", Double.toString(chosen.lincolnPetersen()));
    for (PairOfLists pair : pairs) {
      String name = name(lists, pair);
      facts.put(name + " shared", Long.toString(pair.shared()));
      facts.put(name + " value", Double.toString(pair.population()));
      facts.put(name + " standardError", Double.toString(pair.standardError()));
      facts.put(name + " learner", pair.learner());
    }
  }

  private static String said(List<String> lists, PairOfLists pair) {
    return String.format(
        Locale.ROOT,
        "%s %,.0f (standard error %,.0f, %,d shared)",
        name(lists, pair),
        pair.population(),
        pair.standardError(),
        pair.shared());
  }

  private static void warn(
      OverlapTable table,
      PairOfLists chosen,
      List<PairOfLists> pairs,
      double level,
      List<String> warnings) {
    warnings.add(
        "the two lists are taken as independent among people with the same covariates: whatever is"
            + " not recorded and makes people easy to find for both makes this too low");
    if (table.lists().size() == 2) {
      warnings.add("two lists cannot show whether they are: a third list would");
    }
    if (chosen.population() < (double) table.observed()) {
      warnings.add("the estimate was below the people seen, within its error, and is their number");
    }
    double z = LogNormal.normalQuantile(level);
    List<String> apart =
        pairs.stream()
            .filter(
                p ->
                    Math.abs(p.population() - chosen.population())
                        > z * (p.standardError() + chosen.standardError()))
            .map(p -> said(table.lists(), p))
            .toList();
    if (!apart.isEmpty()) {
      warnings.add(
          "not every pair of lists is independent given the covariates; far from the number"
              + " reported: "
              + String.join(", ", apart));
    }
  }

  private static long mostShared(OverlapTable table) {
    long most = 0;
    int k = table.lists().size();
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        most = Math.max(most, table.onAll(1 << i | 1 << j));
      }
    }
    return most;
  }

  private static Gate overlap(OverlapTable table) {
    long most = mostShared(table);
    return new Gate(
        "enough-overlap",
        most >= LEAST_SHARED,
        "at least "
            + LEAST_SHARED
            + " people on the same two lists are needed, two in each of "
            + FOLDS
            + " folds; the two lists that share most share "
            + most);
  }

  private static Gate positivity(OverlapTable table, PairOfLists pair) {
    return new Gate(
        "positivity",
        pair.scarce() <= MOST_SCARCE && pair.apart() <= MOST_SCARCE,
        String.format(
            Locale.ROOT,
            "at most %.0f %% of the people may have a chance of being on both of %s below %.0f %% of"
                + " the average, or be in a category of whom nobody is: %.1f %% have, %.1f %% are",
            100 * MOST_SCARCE,
            name(table.lists(), pair),
            100 * CrossFit.FLOOR,
            100 * pair.scarce(),
            100 * pair.apart()));
  }

  private static Gate notBelowSeen(OverlapTable table, PairOfLists pair, double level) {
    double reach = pair.population() + LogNormal.normalQuantile(level) * pair.standardError();
    return new Gate(
        "not-below-observed",
        reach >= (double) table.observed(),
        String.format(
            Locale.ROOT,
            "the estimate of %s, %,.0f with a standard error of %,.0f, must not lie below the %,d"
                + " seen by more than its error: such lists share more people than independence"
                + " given the covariates allows",
            name(table.lists(), pair),
            pair.population(),
            pair.standardError(),
            table.observed()));
  }
}
