package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.Gate;
import org.undercount.estimators.KnownUnits;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.joint.JointLogLinear;
import org.undercount.estimators.joint.JointModels;
import org.undercount.estimators.joint.PartlyBlindLists;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;

/** Runs {@code loglinear} on all strata together where a list cannot see some of them. */
final class JointMse {

  private JointMse() {}

  /** Whether the strata are fitted together: some list is declared blind in one of them. */
  static boolean takes(List<OverlapFile.Stratum> strata, MseRequest request) {
    return request.method() == MseMethod.LOGLINEAR
        && strata.stream().filter(s -> s.observed() > 0).count() > 1
        && strata.stream().anyMatch(s -> !s.declared().blind().isEmpty());
  }

  static MseReport report(List<OverlapFile.Stratum> strata, MseRequest request) {
    List<String> lists = strata.get(0).lists();
    String factor = String.join(",", strata.get(0).labels().keySet());
    if (request.interval() == IntervalKind.BOOTSTRAP) {
      throw new UnusableInputException(
          Problem.in(
              "--interval",
              "bootstrap is not offered where strata are fitted together (--blind), expected wald"));
    }
    List<PartlyBlindLists.Stratum> counted = new ArrayList<>();
    List<OverlapFile.Stratum> seen =
        strata.stream().filter(s -> s.observed() > 0).toList(); // rows of 0 alone say nothing
    for (OverlapFile.Stratum stratum : seen) {
      int blind = 0;
      for (String list : stratum.declared().blind()) {
        blind |= 1 << lists.indexOf(list);
      }
      counted.add(
          new PartlyBlindLists.Stratum(name(stratum), new TreeMap<>(stratum.counts()), blind));
    }
    PartlyBlindLists table =
        new PartlyBlindLists(
            lists, factor, counted, Set.copyOf(seen.get(0).declared().referrals()));
    JointLogLinear.Result result =
        JointLogLinear.estimate(
            table,
            new JointLogLinear.Request(
                models(table, request), request.criterion(), request.level(), request.average()));
    List<MseReport.Part> parts = new ArrayList<>();
    for (int s = 0; s < seen.size(); s++) {
      parts.add(part(seen.get(s), result.byStratum().get(s)));
    }
    return new MseReport(
        parts,
        withBulk(strata, result.total()),
        request,
        Optional.of(
            new MseReport.Together(
                table.names(), MseReport.withBulk(bulk(strata), result.models()))));
  }

  private static MseReport.Part part(OverlapFile.Stratum stratum, Verdict verdict) {
    List<String> empty = stratum.emptyLists();
    Verdict whole = MseReport.withBulk(stratum, verdict);
    return new MseReport.Part(
        stratum.labels(),
        stratum.lists().stream().filter(l -> !empty.contains(l)).toList(),
        new LogLinear.Result(
            stratum.declared().blind().isEmpty() ? whole : MseReport.leftOut(stratum, whole),
            List.of()),
        Optional.empty(),
        Optional.empty());
  }

  private static long bulk(List<OverlapFile.Stratum> strata) {
    return strata.stream().mapToLong(s -> s.declared().bulk().people()).sum();
  }

  /** The total with all who were captured together; refused where a stratum has nobody else. */
  private static Verdict withBulk(List<OverlapFile.Stratum> strata, Verdict singles) {
    long known = bulk(strata);
    List<String> without =
        strata.stream()
            .filter(s -> s.observed() == 0 && s.declared().bulk().people() > 0)
            .map(JointMse::name)
            .toList();
    List<Gate> gates = new ArrayList<>(singles.gates());
    if (!without.isEmpty()) {
      gates.add(
          new Gate(
              "every-stratum",
              false,
              "every stratum must have an estimate, nobody was captured singly in "
                  + String.join("; ", without)));
    }
    return new KnownUnits(known)
        .addedTo(
            new Verdict(
                singles.observed(),
                without.isEmpty() ? singles.estimate() : Optional.empty(),
                singles.lowerBound(),
                gates,
                singles.warnings(),
                singles.diagnostics()));
  }

  private static String name(OverlapFile.Stratum stratum) {
    return String.join(
        ", ",
        stratum.labels().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  private static JointModels models(PartlyBlindLists table, MseRequest request) {
    int k = table.lists().size();
    String asked = request.models();
    boolean search = List.of("all", "pairwise").contains(asked);
    if (search && k > JointModels.MOST_LISTS) {
      throw new UnusableInputException(
          Problem.in(
              "--models",
              "models of strata together are searched for up to "
                  + JointModels.MOST_LISTS
                  + " lists, the table has "
                  + k
                  + ": expected independence or a formula"));
    }
    return switch (asked) {
      case "all" -> new JointModels.All();
      case "pairwise" -> new JointModels.Pairwise();
      case "independence" -> new JointModels.Independence();
      default -> new JointModels.One(formula(asked, table));
    };
  }

  private static HierarchicalModel formula(String asked, PartlyBlindLists table) {
    String problem;
    try {
      HierarchicalModel model =
          HierarchicalModel.parse(asked + " + " + table.factor(), table.names());
      int all = (1 << table.lists().size()) - 1;
      if (model.generators().stream().noneMatch(g -> (g & all) == all)) {
        return model;
      }
      problem = "the interaction of all lists cannot be told from the number on no list";
    } catch (IllegalArgumentException e) {
      problem = e.getMessage();
    }
    throw new UnusableInputException(
        Problem.in("--models", problem + " (or all, independence, pairwise)"));
  }
}
