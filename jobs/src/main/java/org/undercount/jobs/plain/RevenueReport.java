package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.revenue.Agreement;
import org.undercount.estimators.revenue.Input;
import org.undercount.estimators.revenue.RevenueModel;
import org.undercount.estimators.revenue.Sensitivity;
import org.undercount.estimators.revenue.Simulation;

/**
 * The answer of {@code revenue}.
 *
 * @param estimates by estimator id, in file order
 * @param sensitivities by estimator id
 */
public record RevenueReport(
    RevenueFile file,
    Map<String, Estimate> estimates,
    Map<String, List<Sensitivity>> sensitivities,
    Agreement agreement,
    Draws draws,
    double level) {

  private static final String METHOD = "revenue";

  public static RevenueReport of(
      RevenueFile file, double level, long seed, Optional<Draws> linked) {
    RevenueModel model = file.model();
    Simulation simulation = Simulation.run(model, file.draws(), seed, linked);
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    Map<String, List<Sensitivity>> sensitivities = new LinkedHashMap<>();
    for (RevenueModel.Estimator estimator : model.estimators()) {
      estimates.put(estimator.id(), simulation.estimate(estimator.id(), level));
      sensitivities.put(estimator.id(), Sensitivity.of(model, estimator, seed));
    }
    Agreement agreement =
        Agreement.of(
            model.estimators().stream().map(RevenueModel.Estimator::estimand).toList(),
            List.copyOf(estimates.values()));
    return new RevenueReport(file, estimates, sensitivities, agreement, simulation.draws(), level);
  }

  /** What is reported for the model as a whole; refused when the estimators contradict. */
  public Optional<Estimate> headline() {
    if (agreement instanceof Agreement.Pooled pooled) {
      return Optional.of(pooled.estimate());
    }
    return estimates.size() == 1
        ? Optional.of(estimates.values().iterator().next())
        : Optional.empty();
  }

  public boolean refused() {
    return agreement instanceof Agreement.Envelope;
  }

  /** The document without its run time. */
  public ObjectNode document(long seed) {
    ObjectNode document = EstimateDocument.plain(file.model().name(), METHOD, headline());
    document.put("unit", file.model().unit().toString());
    document.set("agreement", agreementNode());
    ArrayNode gates = document.putArray("gates");
    if (agreement instanceof Agreement.Envelope envelope) {
      gates
          .addObject()
          .put("id", "estimators-agree")
          .put("passed", false)
          .put("detail", disagreement(envelope));
    }
    document.putArray("warnings");
    ArrayNode estimators = document.putArray("estimators");
    for (RevenueModel.Estimator estimator : file.model().estimators()) {
      estimators.add(estimatorNode(estimator));
    }
    ArrayNode inputs = document.putArray("inputs");
    for (Input input : file.model().inputs()) {
      ObjectNode node =
          inputs
              .addObject()
              .put("name", input.name())
              .put("distribution", input.quantity().described())
              .put("unit", input.unit().toString());
      input
          .money()
          .ifPresent(m -> node.put("currency", m.currency()).put("priceDate", m.priceDate()));
      input.linkedTo().ifPresent(l -> node.put("linkedTo", l));
      node.put("source", input.source());
    }
    ArrayNode published = document.putArray("published");
    for (PublishedFigure figure : file.published()) {
      double computed = value(figure.estimator());
      published
          .addObject()
          .put("estimator", figure.estimator())
          .put("printed", figure.printed().toPlainString())
          .put("scale", figure.scale())
          .put("computed", computed)
          .put("computedAsPrinted", figure.rounded(computed).toPlainString())
          .put("relation", relation(figure))
          .put("agrees", figure.agrees(computed))
          .put("source", figure.source());
    }
    document.put("draws", draws.size());
    document.put("seed", seed);
    return document;
  }

  double value(String estimatorId) {
    Estimate estimate = estimates.get(estimatorId);
    if (estimate == null) {
      throw new IllegalArgumentException("No estimator is called " + estimatorId);
    }
    return estimate.value();
  }

  static String relation(PublishedFigure figure) {
    return figure.relation() == PublishedFigure.Relation.EQUAL ? "equal" : "at-least";
  }

  static String disagreement(Agreement.Envelope envelope) {
    return String.format(
        Locale.ROOT,
        "medians of one estimand must lie within a factor %.0f to be pooled, they differ by %.2f:"
            + " the envelope is given instead",
        Agreement.FACTOR,
        envelope.ratio());
  }

  private ObjectNode agreementNode() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (agreement instanceof Agreement.Pooled pooled) {
      node.put("kind", "pooled").put("ratio", pooled.ratio());
    } else if (agreement instanceof Agreement.Envelope envelope) {
      node.put("kind", "envelope")
          .put("lower", envelope.lower())
          .put("upper", envelope.upper())
          .put("ratio", envelope.ratio());
    } else if (agreement instanceof Agreement.None none) {
      node.put("kind", "none").put("reason", none.reason());
    }
    return node;
  }

  private ObjectNode estimatorNode(RevenueModel.Estimator estimator) {
    Estimate estimate = estimates.get(estimator.id());
    if (estimate == null) {
      throw new IllegalStateException("Every estimator must have been simulated");
    }
    Verdict verdict =
        new Verdict(
            0,
            estimate.interval().lower() >= 0 ? Optional.of(estimate) : Optional.empty(),
            Optional.empty(),
            List.of(
                new Gate(
                    "not-negative",
                    estimate.interval().lower() >= 0,
                    "takings must not be negative, the interval starts at "
                        + estimate.interval().lower())),
            List.of(),
            estimate.diagnostics());
    ObjectNode node = EstimateDocument.of(estimator.estimand().population(), METHOD, verdict);
    node.remove("observed");
    node.put("id", estimator.id());
    node.put("kind", estimator.kind());
    node.put("place", estimator.estimand().place());
    node.put("window", estimator.estimand().window());
    ArrayNode array = node.putArray("sensitivity");
    for (Sensitivity s : sensitivities.getOrDefault(estimator.id(), List.of())) {
      array
          .addObject()
          .put("input", s.input())
          .put("first", s.first())
          .put("firstError", s.firstError())
          .put("total", s.total())
          .put("totalError", s.totalError())
          .put("low", s.low())
          .put("high", s.high());
    }
    return node;
  }
}
