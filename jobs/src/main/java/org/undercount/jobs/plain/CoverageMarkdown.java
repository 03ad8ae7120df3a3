package org.undercount.jobs.plain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.undercount.estimators.simulation.Performance;
import org.undercount.estimators.simulation.Regime;

/** The coverage study as a page. */
public final class CoverageMarkdown {

  private CoverageMarkdown() {}

  /** Coverage of every method at a glance, then one table with everything. */
  public static String of(CoverageBench.Request request, List<Performance> all, String command) {
    StringBuilder text = new StringBuilder();
    text.append("# How the estimators do where the truth is known\n\nMade by `")
        .append(command)
        .append("`; not edited by hand.\n\n");
    regimes(text, request.regimes());
    glance(text, request, all);
    whole(text, request, all);
    return text.toString();
  }

  private static void regimes(StringBuilder text, List<Regime> regimes) {
    text.append("| regime | how the lists come about |\n|---|---|\n");
    for (Regime regime : regimes) {
      text.append("| ")
          .append(regime.word())
          .append(" | ")
          .append(regime.description())
          .append(" |\n");
    }
  }

  private static void glance(
      StringBuilder text, CoverageBench.Request request, List<Performance> all) {
    text.append(
        String.format(
            Locale.ROOT,
            "\n## Coverage of %s %% intervals\n\n"
                + "Per cent of the estimated tables whose interval holds the truth; in brackets per"
                + " cent refused, where any.\n\n| method | tables |",
            MseText.percent(request.level())));
    request.regimes().forEach(r -> text.append(' ').append(r.word()).append(" |"));
    text.append("\n|---|---:|").append("---:|".repeat(request.regimes().size())).append('\n');
    for (CoverageBench.Subject method : request.methods()) {
      text.append("| ").append(method.name()).append(" | ");
      for (int i = 0; i < request.regimes().size(); i++) {
        Performance p = find(all, method, request.regimes().get(i)).orElseThrow();
        if (i == 0) {
          text.append(String.format(Locale.ROOT, "%,d", p.tables())).append(" |");
        }
        text.append(' ').append(percent(p.coverage()));
        if (p.refused() > 0) {
          text.append(String.format(Locale.ROOT, " (%.0f)", 100.0 * p.refused() / p.tables()));
        }
        text.append(" |");
      }
      text.append('\n');
    }
  }

  private static void whole(
      StringBuilder text, CoverageBench.Request request, List<Performance> all) {
    text.append(
        "\n## Everything\n\nBias and root mean square error of N̂, and the median width of the"
            + " interval, in per cent of N; ± is the Monte Carlo standard error.\n\n"
            + "| regime | method | tables | refused % | bias % | RMSE % | width % | coverage % | ± |\n"
            + "|---|---|---:|---:|---:|---:|---:|---:|---:|\n");
    for (Regime regime : request.regimes()) {
      for (CoverageBench.Subject method : request.methods()) {
        Performance p = find(all, method, regime).orElseThrow();
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %.1f | %s | %s | %s | %s | %s |\n",
                regime.word(),
                method.name(),
                p.tables(),
                100.0 * p.refused() / p.tables(),
                number(p, 100 * p.bias()),
                number(p, 100 * p.rootMeanSquare()),
                number(p, 100 * p.width()),
                percent(p.coverage()),
                p.coverage().isPresent()
                    ? String.format(Locale.ROOT, "%.1f", 100 * error(p))
                    : "–"));
      }
    }
  }

  private static double error(Performance p) {
    double share = p.coverage().orElseThrow();
    return Math.sqrt(share * (1 - share) / p.estimated());
  }

  private static String number(Performance p, double value) {
    return p.estimated() == 0 ? "–" : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? String.format(Locale.ROOT, "%.1f", 100 * share.getAsDouble()) : "–";
  }

  private static Optional<Performance> find(
      List<Performance> all, CoverageBench.Subject method, Regime regime) {
    return all.stream()
        .filter(p -> p.regime() == regime && p.method().equals(method.name()))
        .findFirst();
  }
}
