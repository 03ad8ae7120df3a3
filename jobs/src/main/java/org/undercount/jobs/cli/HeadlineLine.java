package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.release.Headline;

/** A headline on one line, and as JSON of the shape every estimate has. */
final class HeadlineLine {

  private HeadlineLine() {}

  /** Number with interval, level and kind; or the refusal with its reason. */
  static String of(Headline h) {
    Headline.Estimated e = h.estimate();
    if (e == null) {
      Headline.Refused refused = h.refusal();
      return "no estimate, because " + (refused == null ? "" : refused.reason());
    }
    return number(e.value())
        + " "
        + h.definition().unit()
        + " ("
        + number(100 * e.interval().level())
        + " % interval "
        + number(e.interval().lower())
        + " to "
        + number(e.interval().upper())
        + ", "
        + e.interval().kind()
        + ")";
  }

  static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%,.2f", value);
  }

  static void into(ObjectNode node, Headline h) {
    node.put("key", h.key());
    node.put("estimand", h.definition().estimand());
    node.put("unit", h.definition().unit());
    node.put("population", h.definition().population());
    node.put("place", h.definition().place());
    node.put("window", h.definition().window());
    node.put("stockOrFlow", h.definition().nature().word());
    node.put("method", h.method());
    Disclosed observed = h.observed();
    node.put("observed", observed == null ? null : observed.value());
    node.put("observedStatus", observed == null ? null : observed.status());
    Headline.Estimated e = h.estimate();
    if (e == null) {
      node.putNull("estimate");
      Headline.Refused refused = h.refusal();
      node.put("reason", refused == null ? null : refused.reason());
    } else {
      node.putObject("estimate")
          .put("value", e.value())
          .put("lower", e.interval().lower())
          .put("upper", e.interval().upper())
          .put("level", e.interval().level())
          .put("interval", e.interval().kind());
    }
    Headline.LowerBound bound = h.lowerBound();
    if (bound != null) {
      node.putObject("lowerBound").put("value", bound.value()).put("method", bound.method());
    }
    node.put("status", h.trust().status().word());
    node.put("grade", h.trust().grade());
    node.put("synthetic", h.trust().synthetic());
    h.trust().warnings().forEach(node.withArray("warnings")::add);
  }
}
