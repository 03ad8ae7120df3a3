package org.undercount.jobs.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.contract.CheckLimits;
import org.undercount.datasets.contract.Kind;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.reconcile.Mismatch;
import org.undercount.jobs.ingest.IngestReport;

/**
 * The checks of one source, from counts alone.
 *
 * @param contract its contract, with the limits
 * @param delivery what became of its delivery, if there was one
 * @param earlier what became of its delivery of the quarter before, if there was one
 * @param tally of its accepted rows
 * @param duplicates rows whose person was already reported in the same delivery
 * @param mismatches of declared totals
 */
record SourceChecks(
    SourceContract contract,
    Optional<IngestReport> delivery,
    Optional<IngestReport> earlier,
    Tally tally,
    long duplicates,
    List<Mismatch> mismatches) {

  List<CheckResult> results() {
    if (delivery.isEmpty()) {
      return List.of(
          earlier.isPresent()
              ? of("delivery", CheckVerdict.FAIL, "nothing delivered; the quarter before had it")
              : of("delivery", CheckVerdict.WARN, "nothing delivered"));
    }
    List<CheckResult> results = new ArrayList<>();
    results.add(rejected(delivery.get()));
    results.add(volume(delivery.get()));
    results.add(completeness());
    results.add(conformity(delivery.get()));
    if (contract.kind() == Kind.PEOPLE) {
      results.add(plausibility());
      results.add(duplicates(contract.limits()));
    }
    if (contract.kind() == Kind.TOTALS) {
      results.add(totals());
    }
    return results;
  }

  private CheckResult rejected(IngestReport report) {
    long out = report.read() - report.accepted();
    double share = report.read() == 0 ? 0 : (double) out / report.read();
    double most = contract.limits().maxRejectedShare();
    return of(
        "rejected",
        share > most ? CheckVerdict.FAIL : share > most / 2 ? CheckVerdict.WARN : CheckVerdict.PASS,
        text(
            "%d of %d rows rejected (%s, at most %s)%s",
            out,
            report.read(),
            percent(share),
            percent(most),
            report.rejected().isEmpty() ? "" : " " + report.rejected()));
  }

  private CheckResult volume(IngestReport report) {
    long now = report.accepted();
    if (now == 0) {
      return of("volume", CheckVerdict.FAIL, "no usable row");
    }
    if (earlier.isEmpty() || earlier.get().accepted() == 0) {
      return of("volume", CheckVerdict.PASS, text("%d rows, no earlier quarter", now));
    }
    long before = earlier.get().accepted();
    double factor = Math.max((double) now / before, (double) before / now);
    double most = contract.limits().maxVolumeFactor();
    return of(
        "volume",
        factor > most * most
            ? CheckVerdict.FAIL
            : factor > most ? CheckVerdict.WARN : CheckVerdict.PASS,
        text("%d rows after %d in the quarter before", now, before));
  }

  private CheckResult completeness() {
    List<String> low = new ArrayList<>();
    contract
        .limits()
        .minCompleteness()
        .forEach(
            (column, least) -> {
              double share = share(tally.filled().getOrDefault(column, 0L));
              if (share < least) {
                low.add(column + " " + percent(share) + " (at least " + percent(least) + ")");
              }
            });
    return of(
        "completeness",
        low.isEmpty() ? CheckVerdict.PASS : CheckVerdict.WARN,
        low.isEmpty() ? "every limit kept" : String.join(", ", low));
  }

  private CheckResult conformity(IngestReport report) {
    List<String> high = new ArrayList<>();
    CheckLimits limits = contract.limits();
    for (Map.Entry<String, Long> issue : report.issues().entrySet()) {
      double share = share(issue.getValue());
      if (share > limits.maxIssueShare()) {
        high.add(issue.getKey() + " " + percent(share));
      }
    }
    return of(
        "conformity",
        high.isEmpty() ? CheckVerdict.PASS : CheckVerdict.WARN,
        high.isEmpty()
            ? text(
                "%d values could not be read",
                report.issues().values().stream().mapToLong(Long::longValue).sum())
            : String.join(", ", high) + " (at most " + percent(limits.maxIssueShare()) + ")");
  }

  private CheckResult plausibility() {
    double share = share(tally.implausible());
    return of(
        "plausibility",
        share > contract.limits().maxImplausibleShare() ? CheckVerdict.WARN : CheckVerdict.PASS,
        text(
            "%d of %d rows contradict themselves%s",
            tally.implausible(),
            tally.rows(),
            tally.contradictions().isEmpty() ? "" : " " + tally.contradictions()));
  }

  private CheckResult duplicates(CheckLimits limits) {
    double share = share(duplicates);
    boolean allowed = contract.relations().duplicatesWithinSource();
    return of(
        "duplicates",
        !allowed && share > limits.maxDuplicateShare() ? CheckVerdict.WARN : CheckVerdict.PASS,
        text("%d rows of a person already reported in the delivery", duplicates));
  }

  private CheckResult totals() {
    if (mismatches.isEmpty()) {
      return of("totals", CheckVerdict.PASS, "declared totals agree");
    }
    String all = String.join("; ", mismatches.stream().map(Mismatch::message).toList());
    return of("totals", CheckVerdict.WARN, all)
        .publishedAs(text("%d declared totals disagree with other figures", mismatches.size()));
  }

  private CheckResult of(String check, CheckVerdict verdict, String detail) {
    return CheckResult.of(contract.source().value(), check, verdict, detail);
  }

  private double share(long count) {
    return tally.rows() == 0 ? 0 : (double) count / tally.rows();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String text(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
