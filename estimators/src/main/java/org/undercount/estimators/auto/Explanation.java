package org.undercount.estimators.auto;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.closed.CaptureModel;

/** An assessment in words: what is reported, why, and what would overturn it. */
final class Explanation {

  private static final String NOT_SEEN =
      "Counts cannot show linkage errors, lists that feed one another, people released and"
          + " registered together, or people who came and went: these must be settled before. Nor"
          + " can they show people whom every list hardly sees: if there are some, all these"
          + " methods are too low together.";

  private Explanation() {}

  static String refused(Verdict verdict) {
    return "Nothing is reported: "
        + verdict.refusal().orElseThrow()
        + ". What can be said is the lower bound.";
  }

  /** The whole page. */
  static List<String> page(
      OverlapTable table,
      Verdict verdict,
      String choice,
      List<Alteration> alterations,
      Verdict differing,
      Interval reported) {
    return List.of(
        seen(table),
        verdict.estimate().isPresent() ? choice : refused(verdict),
        overturning(alterations, reported),
        NOT_SEEN + ifPeopleDiffer(differing));
  }

  private static String seen(OverlapTable table) {
    List<String> empty = new ArrayList<>();
    int k = table.lists().size();
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        if (table.onAll(1 << i | 1 << j) == 0) {
          empty.add(table.named(1 << i | 1 << j));
        }
      }
    }
    return String.format(
        Locale.ROOT,
        "%,d seen on %d lists, %,d of them on one list only%s.",
        table.observed(),
        k,
        table.captureCounts().get(0),
        empty.isEmpty()
            ? "; every two lists share somebody"
            : "; nobody is shared by " + String.join(", ", empty));
  }

  /** What is reported and why this. */
  static String choice(List<Attempt> attempts, List<Double> weights, Estimate reported) {
    String methods =
        IntStream.range(0, attempts.size())
            .filter(i -> weights.get(i) > 0)
            .mapToObj(
                i ->
                    String.format(Locale.ROOT, "%s %.2f", attempts.get(i).method(), weights.get(i)))
            .collect(Collectors.joining(", "));
    return switch (reported.method()) {
      case Assessment.STACKED ->
          "Reported: "
              + reported.inWords()
              + ", the pool of the methods that fit the table, weighted by how well each tells the"
              + " known sizes of the lists ("
              + methods
              + "): no method's assumptions can be tested on the people nobody saw.";
      case Assessment.ENVELOPE ->
          "Reported: "
              + reported.inWords()
              + ", the range over all methods, because their intervals contradict each other;"
              + " its middle is the weighted pool ("
              + methods
              + ").";
      default ->
          "Reported: "
              + reported.inWords()
              + " by "
              + reported.method()
              + ", the only method"
              + " that fits the table.";
    };
  }

  private static String overturning(List<Alteration> alterations, Interval reported) {
    List<Alteration> estimable =
        alterations.stream()
            .filter(a -> a.verdict().estimate().isPresent())
            .sorted(Comparator.comparingDouble(a -> value(a.verdict())))
            .toList();
    if (estimable.isEmpty()) {
      return "What would overturn it: the estimate stands on every list; without any one of them"
          + " there is none.";
    }
    Alteration least = estimable.get(0);
    Alteration most = estimable.get(estimable.size() - 1);
    boolean inside =
        reported.contains(value(least.verdict())) && reported.contains(value(most.verdict()));
    return String.format(
        Locale.ROOT,
        "What would overturn it: other lists. The log-linear average moves from %,.0f (%s) to"
            + " %,.0f (%s) over %d ways to leave out a list or merge two: %s.",
        value(least.verdict()),
        least.change(),
        value(most.verdict()),
        most.change(),
        estimable.size(),
        inside ? "all inside the interval" : "not all inside the interval");
  }

  /** What another reading of the same counts gives: not lists depend but people differ. */
  private static String ifPeopleDiffer(Verdict differing) {
    return differing
        .estimate()
        .map(
            e ->
                " Were the overlaps the work of people who differ in how visible they are, and not"
                    + " of lists that depend, it would be "
                    + e.inWords()
                    + " by "
                    + CaptureModel.MTH_DARROCH.word()
                    + ".")
        .orElse("");
  }

  private static double value(Verdict verdict) {
    return verdict.estimate().orElseThrow().value();
  }

  static String of(Verdict verdict) {
    return verdict.estimate().map(Estimate::inWords).orElse("refused");
  }
}
