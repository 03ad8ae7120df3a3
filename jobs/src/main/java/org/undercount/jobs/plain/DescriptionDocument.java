package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.OptionalDouble;
import org.undercount.estimators.closed.Descriptive;

/** What a table shows before any model, for programs and for people. */
final class DescriptionDocument {

  private DescriptionDocument() {}

  /** Adds {@code descriptive}: one object per list; an empty logarithm is left out. */
  static void add(ObjectNode document, Descriptive described) {
    ArrayNode rows = document.putArray("descriptive");
    for (Descriptive.Row row : described.rows()) {
      ObjectNode node = rows.addObject();
      node.put("i", row.i());
      node.put("list", row.list());
      node.put("onExactlyThisManyLists", row.onExactly());
      node.put("firstOnThisList", row.first());
      node.put("lastOnThisList", row.last());
      node.put("onThisList", row.on());
      row.logShare().ifPresent(x -> node.put("logOfExactlyOverWays", x));
      row.logFirst().ifPresent(x -> node.put("logOfFirst", x));
    }
  }

  static void add(StringBuilder text, Descriptive described, String indent) {
    text.append(
        String.format(
            Locale.ROOT,
            "\n%s%3s %12s %12s %12s %12s %14s %10s  %s\n",
            indent,
            "i",
            "on i lists",
            "first on i",
            "last on i",
            "on list i",
            "log f/(T,i)",
            "log u",
            "list i"));
    for (Descriptive.Row row : described.rows()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s%3d %,12d %,12d %,12d %,12d %14s %10s  %s\n",
              indent,
              row.i(),
              row.onExactly(),
              row.first(),
              row.last(),
              row.on(),
              number(row.logShare()),
              number(row.logFirst()),
              row.list()));
    }
    text.append(indent)
        .append("f: on i lists, u: first on i. A curve that bends upwards: people differ.\n");
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "-";
  }
}
