package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.stay.KaplanMeier;
import org.undercount.estimators.stay.LogRank;
import org.undercount.estimators.stay.MeanStay;
import org.undercount.estimators.stay.StayFit;
import org.undercount.estimators.stay.StayModel;
import org.undercount.estimators.stay.Stock;
import org.undercount.estimators.stay.Transfers;

/** The answer of {@code stays}: median stay, mean stay, stock, transfers, distributions. */
public final class StaysReport {

  private static final String ESTIMAND = "median stay in days";
  private static final int FEWEST_AT_RISK = 5;

  private final StaysRequest request;

  private StaysReport(StaysRequest request) {
    this.request = request;
  }

  public static PlainAnswer of(StaysFile file, StaysRequest request, long seed) {
    StaysReport report = new StaysReport(request);
    Answer all = report.answer(file.all());
    ObjectNode document = report.document(all);
    StringBuilder text = new StringBuilder();
    StaysText.add(text, all, request.level(), "");
    if (!file.groups().isEmpty()) {
      ArrayNode groups = document.putArray("groups");
      file.groups()
          .forEach(
              (name, part) -> {
                Answer one = report.answer(part);
                ObjectNode node = groups.addObject().put("group", name);
                node.setAll(report.document(one));
                text.append(name).append('\n');
                StaysText.add(text, one, request.level(), "  ");
              });
      logRank(file)
          .ifPresent(t -> compared(document, text, List.copyOf(file.groups().keySet()), t));
    }
    document.put("seed", seed);
    return new PlainAnswer(document, text.toString(), all.verdict().estimate().isEmpty());
  }

  private static Optional<LogRank> logRank(StaysFile file) {
    return file.groups().size() < 2
        ? Optional.empty()
        : LogRank.of(file.groups().values().stream().map(StaysFile.Part::stays).toList());
  }

  private static void compared(
      ObjectNode document, StringBuilder text, List<String> names, LogRank test) {
    ObjectNode node =
        document
            .putObject("logRank")
            .put("statistic", test.statistic())
            .put("df", test.degreesOfFreedom())
            .put("p", test.probability());
    ArrayNode groups = node.putArray("groups");
    for (int g = 0; g < names.size(); g++) {
      groups
          .addObject()
          .put("group", names.get(g))
          .put("ended", test.groups().get(g).ended())
          .put("expected", test.groups().get(g).expected());
    }
    StaysText.add(text, test);
  }

  /** Everything said of one set of stays. */
  record Answer(
      int stays,
      Verdict verdict,
      KaplanMeier curve,
      List<StayFit.Attempt> attempts,
      MeanStay mean,
      Optional<Estimate> stock,
      Optional<Transfers> transfers) {}

  private Answer answer(StaysFile.Part part) {
    KaplanMeier curve = KaplanMeier.of(part.stays());
    List<StayFit.Attempt> attempts = StayFit.all(part.stays());
    MeanStay mean = MeanStay.of(curve, attempts, request.level());
    Optional<Transfers> transfers =
        part.transfers().isEmpty()
            ? Optional.empty()
            : Optional.of(Transfers.of(part.transfers(), request.level()));
    return new Answer(
        part.stays().size(),
        verdict(part, curve, attempts, transfers)
            .warned(neverLeave(attempts, mean).stream().toList()),
        curve,
        attempts,
        mean,
        request.flow().flatMap(f -> mean.estimate().map(m -> Stock.of(f, m, request.level()))),
        transfers);
  }

  private Verdict verdict(
      StaysFile.Part part,
      KaplanMeier curve,
      List<StayFit.Attempt> attempts,
      Optional<Transfers> transfers) {
    long ends = curve.ends();
    List<Gate> gates = new ArrayList<>();
    gates.add(
        new Gate(
            "stays-ended",
            ends > 0,
            "at least 1 stay must have ended, " + ends + " of " + part.stays().size() + " did"));
    Optional<Estimate> median = Optional.empty();
    if (ends > 0 && request.model().isEmpty()) {
      median = curve.diedEarly() ? Optional.empty() : median(curve);
      gates.add(atRisk(curve));
      gates.add(
          new Gate(
              "median-reached",
              Double.isFinite(curve.timeTo(0.5)),
              String.format(
                  Locale.ROOT,
                  "half must have left for the median to be known, after %s days %.0f %% are still"
                      + " held",
                  StaysText.days(curve.longest()),
                  100 * curve.share(curve.longest()))));
    } else if (ends > 0) {
      median =
          attempts.stream()
              .filter(a -> a.model() == request.model().orElseThrow())
              .flatMap(a -> a.fit().stream())
              .flatMap(f -> f.median(request.level()).stream())
              .findFirst();
      gates.add(
          new Gate(
              "distribution-fitted",
              median.isPresent(),
              request.method()
                  + ": "
                  + attempts.stream()
                      .filter(a -> a.model() == request.model().orElseThrow())
                      .map(
                          a ->
                              a.fit().isPresent() && a.model().cured()
                                  ? "ok, a median needs more than half to leave"
                                  : a.status())
                      .findFirst()
                      .orElse("not tried")));
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("stays", Integer.toString(part.stays().size()));
    facts.put("ended", Long.toString(ends));
    facts.put("longest", Double.toString(curve.longest()));
    facts.put("restrictedMean", Double.toString(curve.restrictedMean().days()));
    facts.put("restrictedMeanError", Double.toString(curve.restrictedMean().error()));
    return new Verdict(
        0, median, bound(curve, median), gates, warnings(part, curve, transfers), facts);
  }

  private static Gate atRisk(KaplanMeier curve) {
    return new Gate(
        "enough-at-risk",
        !curve.diedEarly(),
        curve.diedEarly()
            ? "the curve comes down to 0 where too few were under observation, though longer stays"
                + " were seen: leave out stays entered late"
            : "somebody was under observation up to the longest stay");
  }

  private Optional<Estimate> median(KaplanMeier curve) {
    double median = curve.timeTo(0.5);
    if (!Double.isFinite(median)) {
      return Optional.empty();
    }
    List<Double> limits = curve.medianLimits(request.level());
    return Optional.of(
        new Estimate(
            median,
            new Interval(
                Math.min(median, limits.get(0)),
                Math.max(median, limits.get(1)),
                request.level(),
                "Brookmeyer-Crowley, log-log"),
            request.method(),
            Map.of()));
  }

  /** A median that is not reached lies beyond what was seen. */
  private Optional<LowerBound> bound(KaplanMeier curve, Optional<Estimate> median) {
    if (median.isPresent() || curve.steps().isEmpty() || curve.timeTo(0.5) <= curve.longest()) {
      return Optional.empty();
    }
    double lastEnd = curve.steps().get(curve.steps().size() - 1).days();
    double lower = Math.min(curve.medianLimits(request.level()).get(0), lastEnd);
    return Optional.of(
        new LowerBound(
            curve.longest(), lower, request.level(), "longest stay seen, Brookmeyer-Crowley"));
  }

  private static List<String> warnings(
      StaysFile.Part part, KaplanMeier curve, Optional<Transfers> transfers) {
    List<String> warnings = new ArrayList<>();
    if (part.stays().stream().anyMatch(s -> s.entered() > 0)
        && curve.steps().stream()
            .limit(1)
            .anyMatch(s -> s.held() < FEWEST_AT_RISK && s.held() < part.stays().size())) {
      warnings.add("fewer than 5 were under observation at the first end: the curve hangs on them");
    }
    if (part.transfersOpen() > 0) {
      warnings.add(
          "transfers of "
              + part.transfersOpen()
              + " people still held are left out: they may be sold yet");
    }
    transfers.ifPresent(
        t -> {
          t.lopsided().ifPresent(warnings::add);
          if (t.zeroTruncated()) {
            warnings.add(
                "nobody without a transfer is listed: read as a list of people sold at least once");
          }
        });
    return warnings;
  }

  /** A mean that stands beside a model under which there is none. */
  private static Optional<String> neverLeave(List<StayFit.Attempt> attempts, MeanStay mean) {
    List<StayFit> fits = attempts.stream().flatMap(a -> a.fit().stream()).toList();
    return fits.stream()
        .filter(f -> f.model().cured() && f.near(fits.get(0)))
        .filter(
            f -> mean.estimate().filter(m -> StayModel.find(m.method()).isPresent()).isPresent())
        .map(
            f ->
                f.model().word()
                    + " fits about as well: then some never leave and there is no mean stay")
        .findFirst();
  }

  private ObjectNode document(Answer answer) {
    ObjectNode document = EstimateDocument.of(ESTIMAND, request.method(), answer.verdict());
    document.put("observed", answer.stays());
    ObjectNode mean = document.putObject("meanStay");
    mean.set("estimate", answer.mean().estimate().map(EstimateDocument::estimate).orElse(null));
    mean.put("reason", answer.mean().reason());
    request
        .flow()
        .ifPresent(
            f -> {
              ObjectNode stock = document.putObject("stock");
              stock.set("estimate", answer.stock().map(EstimateDocument::estimate).orElse(null));
              stock.put("flowPerDay", f.value());
              stock.put("method", Stock.METHOD);
            });
    answer
        .transfers()
        .ifPresent(
            t -> {
              ObjectNode node = document.putObject("transfers");
              node.set("estimate", EstimateDocument.estimate(t.mean()));
              node.put("people", t.people());
              node.put("distribution", t.mean().diagnostics().get("distribution"));
            });
    ArrayNode models = document.putArray("models");
    answer.attempts().forEach(a -> model(models.addObject(), a));
    ArrayNode survival = document.putArray("curve");
    for (KaplanMeier.Step s : answer.curve().steps()) {
      Interval interval = answer.curve().interval(s.days(), request.level());
      survival
          .addObject()
          .put("days", s.days())
          .put("held", s.held())
          .put("ends", s.ends())
          .put("share", s.share())
          .put("stderr", s.error())
          .put("lower", interval.lower())
          .put("upper", interval.upper());
    }
    return document;
  }

  private void model(ObjectNode node, StayFit.Attempt attempt) {
    node.put("model", attempt.model().word()).put("status", attempt.status());
    attempt
        .fit()
        .ifPresent(
            f -> {
              node.put("logLikelihood", f.logLikelihood()).put("aic", f.aic());
              f.aicc().ifPresentOrElse(c -> node.put("aicc", c), () -> node.putNull("aicc"));
              node.set(
                  "median", f.median(request.level()).map(EstimateDocument::estimate).orElse(null));
              node.set(
                  "mean", f.mean(request.level()).map(EstimateDocument::estimate).orElse(null));
              ArrayNode parameters = node.putArray("parameters");
              for (StayFit.Parameter p : f.parameters(request.level())) {
                parameters
                    .addObject()
                    .put("name", p.name())
                    .put("value", p.value())
                    .put("stderr", p.error())
                    .put("lower", p.lower())
                    .put("upper", p.upper());
              }
            });
  }
}
