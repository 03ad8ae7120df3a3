package org.undercount.jobs.plain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.loglinear.RankedModel;

/** The JSON documents of the estimating commands, in the documented shape. */
public final class EstimateDocument {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private EstimateDocument() {}

  /** The common part; its estimate is null where a gate refused. */
  public static ObjectNode of(String estimand, String method, Verdict verdict) {
    ObjectNode document = NODES.objectNode();
    document.put("estimand", estimand);
    document.put("method", method);
    document.put("observed", verdict.observed());
    document.set("estimate", verdict.estimate().map(EstimateDocument::estimate).orElse(null));
    document.set(
        "lowerBound",
        verdict
            .lowerBound()
            .map(
                b ->
                    NODES
                        .objectNode()
                        .put("value", b.value())
                        .put("lower", b.lowerLimit())
                        .put("level", b.level())
                        .put("method", b.method()))
            .orElse(null));
    ArrayNode gates = document.putArray("gates");
    verdict
        .gates()
        .forEach(
            g ->
                gates
                    .addObject()
                    .put("id", g.id())
                    .put("passed", g.passed())
                    .put("detail", g.detail()));
    ArrayNode warnings = document.putArray("warnings");
    verdict.warnings().forEach(warnings::add);
    facts(document.putObject("diagnostics"), verdict.diagnostics());
    return document;
  }

  /** The head of a document about something that nobody counts one by one. */
  static ObjectNode plain(String estimand, String method, Optional<Estimate> estimate) {
    ObjectNode document = NODES.objectNode();
    document.put("estimand", estimand);
    document.put("method", method);
    document.set("estimate", estimate.map(EstimateDocument::estimate).orElse(null));
    return document;
  }

  /** Adds the lists and, for model families, the first models. */
  public static void addModels(
      ObjectNode document, List<String> lists, List<RankedModel> models, int top) {
    ArrayNode names = document.putArray("lists");
    lists.forEach(names::add);
    if (models.isEmpty()) {
      return;
    }
    ArrayNode array = document.putArray("models");
    for (RankedModel ranked : models.subList(0, Math.min(top, models.size()))) {
      ObjectNode node = array.addObject();
      ArrayNode generators = node.putArray("generators");
      ranked
          .model()
          .generators(lists)
          .forEach(
              group -> {
                ArrayNode g = generators.addArray();
                group.forEach(g::add);
              });
      if (ranked.fit() instanceof Fit.Converged c) {
        node.put("value", c.population());
        node.put("stderr", c.standardError());
        node.put("deviance", c.deviance());
        node.put("df", c.degreesOfFreedom());
        node.put("aic", c.aic());
        node.put("bic", c.bic());
      } else if (ranked.fit() instanceof Fit.Posterior p) {
        node.put("value", p.population());
        node.put("stderr", p.spread());
        for (String absent : List.of("deviance", "df", "aic", "bic")) {
          node.putNull(absent);
        }
      } else {
        for (String absent : List.of("value", "stderr", "deviance", "df", "aic", "bic")) {
          node.putNull(absent);
        }
      }
      node.put("weight", ranked.weight());
      node.put("status", ranked.fit().status());
    }
  }

  /** One document, with a final line end. */
  public static String text(ObjectNode document) {
    try {
      return new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(document)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain values must be writable", e);
    }
  }

  static ObjectNode estimate(Estimate estimate) {
    Interval interval = estimate.interval();
    ObjectNode node =
        NODES.objectNode().put("value", estimate.value()).put("lower", interval.lower());
    if (Double.isFinite(interval.upper())) {
      node.put("upper", interval.upper());
    } else {
      node.putNull("upper"); // JSON has no infinity
    }
    return node.put("level", interval.level()).put("interval", interval.kind());
  }

  private static void facts(ObjectNode node, Map<String, String> facts) {
    facts.forEach(
        (name, value) -> {
          if (value.matches("-?[0-9]{1,15}")) {
            node.put(name, Long.parseLong(value));
          } else if (value.matches("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?")) {
            node.put(name, Double.parseDouble(value));
          } else {
            node.put(name, value);
          }
        });
  }
}
