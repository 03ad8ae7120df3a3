package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.likelihood.Maximum.Quantity;
import org.undercount.estimators.likelihood.ParameterEstimate;

/** Parameters of a fitted likelihood, as JSON and as lines. */
final class ParameterNodes {

  private ParameterNodes() {}

  static void add(ObjectNode document, String name, List<ParameterEstimate> parameters) {
    ArrayNode nodes = document.putArray(name);
    for (ParameterEstimate parameter : parameters) {
      ObjectNode node = nodes.addObject().put("name", parameter.name());
      for (String absent : List.of("value", "stderr", "lower", "upper")) {
        node.putNull(absent);
      }
      if (parameter.quantity() instanceof Quantity.Identified told) {
        node.put("value", told.value()).put("stderr", told.standardError()).put("status", "ok");
      } else if (parameter.quantity() instanceof Quantity.AtEdge edge) {
        node.put("value", edge.value()).put("status", "at-edge");
      } else {
        node.put("status", "not-identifiable");
      }
      parameter
          .interval()
          .ifPresent(
              i -> node.put("lower", i.lower()).put("upper", i.upper()).put("interval", i.kind()));
    }
  }

  static void gates(ObjectNode document, List<Gate> gates, List<String> warnings) {
    ArrayNode nodes = document.putArray("gates");
    gates.forEach(
        g ->
            nodes
                .addObject()
                .put("id", g.id())
                .put("passed", g.passed())
                .put("detail", g.detail()));
    ArrayNode sentences = document.putArray("warnings");
    warnings.forEach(sentences::add);
  }

  static void add(StringBuilder text, List<ParameterEstimate> parameters) {
    for (ParameterEstimate parameter : parameters) {
      String value =
          parameter.quantity() instanceof Quantity.Identified told
              ? String.format(Locale.ROOT, "%.4f (s.e. %.4f)", told.value(), told.standardError())
              : parameter.quantity() instanceof Quantity.AtEdge edge
                  ? String.format(Locale.ROOT, "%.4f, at the edge", edge.value())
                  : "not told by the data";
      String interval = parameter.interval().map(ParameterNodes::words).orElse("");
      text.append(
          String.format(Locale.ROOT, "  %-24s %-28s %s%n", parameter.name(), value, interval)
              .replaceAll(" +\n", "\n"));
    }
  }

  private static String words(Interval interval) {
    return String.format(Locale.ROOT, "%.4f to %.4f", interval.lower(), interval.upper());
  }
}
