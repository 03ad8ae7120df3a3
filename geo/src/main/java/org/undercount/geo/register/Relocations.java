package org.undercount.geo.register;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.undercount.datasets.key.CountryCode;

/**
 * Which opened sites continue which closed ones, as probabilities. A closed site i of country A
 * moves to country B with probability μ(A,B), to one place; an opened site j continues one closed
 * site or is new. The odds that the pair is a move, against i having ended and j being new, are
 *
 * <p>ψ(i,j) = c μ(A,B) / (1 − c Σ μ(A,·)) · 1/n(B) · L(operators) · L(days),
 *
 * <p>with c the probability that i closed and n(B) the expected number of new sites in B, and
 *
 * <ul>
 *   <li>L(operators): the operator of a moved site is the origin's with probability 1 − ε,
 *       otherwise anyone's, as a new site's is: b's share q of the sites with a known operator,
 *       (n(b) + 1) / (n + operators). That is (1 − ε)/q + ε for a shared operator, ε for two that
 *       differ, and 1 where either is unknown;
 *   <li>L(days): days from the origin's last evidence to the first of the other, among moves
 *       against among all pairs, in ten classes of equal size.
 * </ul>
 *
 * <p>Which pairs are moves is a matching: no closed and no opened site is in two. Its marginal
 * probabilities are found by belief propagation, which for matchings of any weight has one fixed
 * point (Zdeborová and Mézard 2006, J. Stat. Mech. P05003); μ, n, ε and the days of moves are
 * learnt from them by expectation–maximisation (Dempster, Laird and Rubin 1977), at the mode under
 * Jeffreys' prior for μ and with half a pair in each class for the others. Assumes that all
 * closings of a country are as likely to move, and that the dates of moved and of new sites err
 * alike. Where the sites are says nothing beyond their countries. Nothing tells a move from a
 * closing and an unrelated opening by one operator at one time.
 *
 * @param links of probability at least {@link #LEAST}, the likeliest first; of one opened site they
 *     sum to at most the probability that it opened
 * @param rates by route the share of the closings in its first country that moved to the second, μ
 */
public record Relocations(List<Link> links, Map<Route, Double> rates) {

  /** Links less likely are left out. */
  public static final double LEAST = 0.001;

  private static final int CLASSES = 10;

  /** What priors add to each alternative. */
  private static final double HALF = 0.5;

  private static final int MOST_STEPS = 200;
  private static final int MOST_ROUNDS = 50;
  private static final double CONVERGED = 1e-6;

  public Relocations {
    links = List.copyOf(links);
    rates = Map.copyOf(rates);
  }

  /**
   * A move.
   *
   * @param fromId the closed site
   * @param toId the opened site
   * @param route their countries
   * @param probability that the one opened in the interval and continues the other
   */
  public record Link(String fromId, String toId, Route route, double probability) {}

  /** Two countries, from and to. */
  public record Route(CountryCode from, CountryCode to) implements Comparable<Route> {

    @Override
    public int compareTo(Route other) {
      return Comparator.comparing(Route::from).thenComparing(Route::to).compare(this, other);
    }
  }

  /** Links the sites of an interval; the same sites in any order give the same links. */
  public static Relocations of(List<MovingSite> sites) {
    long distinct = sites.stream().map(MovingSite::id).distinct().count();
    if (distinct != sites.size()) {
      throw new IllegalArgumentException(
          "Site ids must be distinct, got " + distinct + " ids for " + sites.size());
    }
    List<MovingSite> sorted = sites.stream().sorted(Comparator.comparing(MovingSite::id)).toList();
    Fit fit = new Fit(sorted);
    fit.run();
    return new Relocations(fit.links(), fit.moved);
  }

  /** Expected number of moves along a route. */
  public double expected(Route route) {
    return links.stream().filter(l -> l.route().equals(route)).mapToDouble(Link::probability).sum();
  }

  /**
   * A closed and an opened site.
   *
   * @param operators whether they share an operator, have none in common, or one has none
   * @param share q of the operator shared, 1 where none is
   * @param days class of the days between them
   */
  private record Pair(
      MovingSite from, MovingSite to, Route route, Operated operators, double share, int days) {}

  private enum Operated {
    BY_ONE,
    BY_OTHERS,
    BY_UNKNOWN
  }

  private static final class Fit {

    private final List<MovingSite> opened;
    private final List<List<Pair>> pairs = new ArrayList<>();
    private final Map<CountryCode, Double> closings;
    private final Map<CountryCode, Double> openings;

    /** By route, the share of the closings in its first country that move to the second. */
    private final Map<Route, Double> moved = new TreeMap<>();

    /** By country, the expected number of openings that continue no other site. */
    private final Map<CountryCode, Double> fresh = new TreeMap<>();

    private final double[] daysOfMoves = new double[CLASSES];
    private final double[] daysOfAll = new double[CLASSES];
    private final List<double[]> chances = new ArrayList<>();
    private final List<double[]> frees = new ArrayList<>();
    private double otherOperator = 0.05;

    Fit(List<MovingSite> sites) {
      opened = sites.stream().filter(s -> s.opening().probability() > 0).toList();
      List<MovingSite> closed = sites.stream().filter(s -> s.closing().probability() > 0).toList();
      closings =
          closed.stream()
              .collect(
                  Collectors.groupingBy(
                      MovingSite::country,
                      TreeMap::new,
                      Collectors.summingDouble(s -> s.closing().probability())));
      openings =
          opened.stream()
              .collect(
                  Collectors.groupingBy(
                      MovingSite::country,
                      TreeMap::new,
                      Collectors.summingDouble(s -> s.opening().probability())));
      openings.forEach((country, n) -> fresh.put(country, n));
      Map<String, Double> shares = shares(sites);
      double[] bounds = bounds(closed, opened);
      for (MovingSite to : opened) {
        List<Pair> ofOne = new ArrayList<>();
        for (MovingSite from : closed) {
          if (!from.id().equals(to.id())) {
            Pair pair = pair(from, to, shares, bounds);
            ofOne.add(pair);
            daysOfAll[pair.days()] += weight(from, to);
            moved.put(pair.route(), HALF / openings.size());
          }
        }
        pairs.add(ofOne);
        chances.add(new double[ofOne.size()]);
        double[] free = new double[ofOne.size()];
        Arrays.fill(free, 1);
        frees.add(free);
      }
      double all = Arrays.stream(daysOfAll).sum();
      for (int k = 0; k < CLASSES; k++) {
        daysOfAll[k] = all > 0 ? Math.max(daysOfAll[k] / all, 1e-6) : 1.0 / CLASSES;
        daysOfMoves[k] = daysOfAll[k];
      }
    }

    void run() {
      expect();
      for (int step = 0; step < MOST_STEPS && maximise() > CONVERGED; step++) {
        expect();
      }
    }

    List<Link> links() {
      List<Link> links = new ArrayList<>();
      for (int j = 0; j < pairs.size(); j++) {
        for (int i = 0; i < pairs.get(j).size(); i++) {
          Pair pair = pairs.get(j).get(i);
          double probability = chances.get(j)[i];
          if (probability >= LEAST) {
            links.add(new Link(pair.from().id(), pair.to().id(), pair.route(), probability));
          }
        }
      }
      links.sort(
          Comparator.comparingDouble(Link::probability)
              .reversed()
              .thenComparing(Link::toId)
              .thenComparing(Link::fromId));
      return links;
    }

    /** Chances of each pair given the parameters. */
    private void expect() {
      double[][] odds = new double[pairs.size()][];
      for (int j = 0; j < odds.length; j++) {
        odds[j] = pairs.get(j).stream().mapToDouble(this::odds).toArray();
      }
      double change = 1;
      for (int round = 0; round < MOST_ROUNDS && change > CONVERGED; round++) {
        change = pass(odds);
      }
    }

    /**
     * One round of messages: to each opened site how free each closed one is, 1/(1 + Σ over its
     * other openings), and back.
     */
    private double pass(double[][] odds) {
      Map<String, Double> claims = new TreeMap<>();
      double[][] claimed = new double[odds.length][];
      for (int j = 0; j < odds.length; j++) {
        double[] free = frees.get(j);
        double all = 1;
        for (int i = 0; i < free.length; i++) {
          all += odds[j][i] * free[i];
        }
        claimed[j] = new double[free.length];
        for (int i = 0; i < free.length; i++) {
          double own = odds[j][i] * free[i];
          double opening = opened.get(j).opening().probability();
          chances.get(j)[i] = opening * own / all;
          claimed[j][i] = opening * odds[j][i] / Math.max(all - own, 1);
          claims.merge(pairs.get(j).get(i).from().id(), claimed[j][i], Double::sum);
        }
      }
      double change = 0;
      for (int j = 0; j < odds.length; j++) {
        for (int i = 0; i < odds[j].length; i++) {
          double others = claims.getOrDefault(pairs.get(j).get(i).from().id(), 0.0) - claimed[j][i];
          double free = 1 / (1 + Math.max(others, 0));
          change = Math.max(change, Math.abs(free - frees.get(j)[i]));
          frees.get(j)[i] = (free + frees.get(j)[i]) / 2;
        }
      }
      return change;
    }

    /** That this pair is a move, against that the one ended and the other is new. */
    private double odds(Pair pair) {
      double closing = pair.from().closing().probability();
      double moving =
          moved.entrySet().stream()
              .filter(e -> e.getKey().from().equals(pair.from().country()))
              .mapToDouble(Map.Entry::getValue)
              .sum();
      double here = moved.getOrDefault(pair.route(), 0.0);
      double newHere = fresh.getOrDefault(pair.to().country(), 1.0);
      double staying = Math.max(1 - closing * moving, 1e-6);
      return closing * here / staying / newHere * ratio(pair);
    }

    private double ratio(Pair pair) {
      double days = daysOfMoves[pair.days()] / daysOfAll[pair.days()];
      return days
          * switch (pair.operators()) {
            case BY_ONE -> (1 - otherOperator) / pair.share() + otherOperator;
            case BY_OTHERS -> otherOperator;
            case BY_UNKNOWN -> 1;
          };
    }

    /** Parameters given the chances; the largest change of a share that moves. */
    private double maximise() {
      Map<Route, Double> movesBy = new TreeMap<>();
      double[] days = new double[CLASSES];
      Arrays.fill(days, HALF);
      double known = 2 * HALF;
      double other = HALF;
      for (int j = 0; j < pairs.size(); j++) {
        for (int i = 0; i < pairs.get(j).size(); i++) {
          Pair pair = pairs.get(j).get(i);
          double move = chances.get(j)[i];
          movesBy.merge(pair.route(), move, Double::sum);
          days[pair.days()] += move;
          if (pair.operators() == Operated.BY_OTHERS) {
            known += move;
            other += move;
          } else if (pair.operators() == Operated.BY_ONE) {
            known += move;
            double byChance = otherOperator * pair.share();
            other += move * byChance / (1 - otherOperator + byChance);
          }
        }
      }
      otherOperator = other / known;
      double all = Arrays.stream(days).sum();
      for (int k = 0; k < CLASSES; k++) {
        daysOfMoves[k] = days[k] / all;
      }
      double change = 0;
      Map<CountryCode, Double> arrived = new TreeMap<>();
      for (Map.Entry<Route, Double> route : moved.entrySet()) {
        CountryCode from = route.getKey().from();
        double moves = movesBy.getOrDefault(route.getKey(), 0.0);
        double share = Math.max(0, moves - HALF) / (closings.getOrDefault(from, 0.0) + HALF);
        change = Math.max(change, Math.abs(share - route.getValue()));
        route.setValue(share);
        arrived.merge(route.getKey().to(), moves, Double::sum);
      }
      openings.forEach(
          (country, n) ->
              fresh.put(country, Math.max(HALF, n - arrived.getOrDefault(country, 0.0))));
      return change;
    }

    private static double weight(MovingSite from, MovingSite to) {
      return from.closing().probability() * to.opening().probability();
    }

    private static Map<String, Double> shares(List<MovingSite> sites) {
      Map<String, Long> counts =
          sites.stream()
              .flatMap(s -> s.operatorIds().stream())
              .collect(Collectors.groupingBy(o -> o, TreeMap::new, Collectors.counting()));
      double all = counts.values().stream().mapToLong(n -> n).sum() + counts.size();
      Map<String, Double> shares = new TreeMap<>();
      counts.forEach((operator, n) -> shares.put(operator, (n + 1) / all));
      return shares;
    }

    /** Upper bounds of all classes of days but the last: quantiles over all pairs. */
    private static double[] bounds(List<MovingSite> closed, List<MovingSite> opened) {
      double[] days =
          opened.stream()
              .flatMapToDouble(to -> closed.stream().mapToDouble(from -> days(from, to)))
              .sorted()
              .toArray();
      double[] bounds = new double[CLASSES - 1];
      for (int k = 0; k < bounds.length && days.length > 0; k++) {
        bounds[k] = days[Math.min(days.length - 1, (k + 1) * days.length / CLASSES)];
      }
      return bounds;
    }

    private static double days(MovingSite from, MovingSite to) {
      return ChronoUnit.DAYS.between(from.closing().day(), to.opening().day());
    }

    private static Pair pair(
        MovingSite from, MovingSite to, Map<String, Double> shares, double[] bounds) {
      double days = days(from, to);
      int ofDays = (int) Arrays.stream(bounds).filter(b -> days > b).count();
      double share =
          to.operatorIds().stream()
              .filter(from.operatorIds()::contains)
              .mapToDouble(o -> shares.getOrDefault(o, 1.0))
              .max()
              .orElse(1);
      Operated operators =
          from.operatorIds().isEmpty() || to.operatorIds().isEmpty()
              ? Operated.BY_UNKNOWN
              : to.operatorIds().stream().anyMatch(from.operatorIds()::contains)
                  ? Operated.BY_ONE
                  : Operated.BY_OTHERS;
      return new Pair(from, to, new Route(from.country(), to.country()), operators, share, ofDays);
    }
  }
}
