package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.auto.Alteration;
import org.undercount.estimators.auto.Assessment;
import org.undercount.estimators.auto.Attempt;
import org.undercount.estimators.auto.KnownSize;

/** What {@code auto} looked at, as part of a document. */
final class AssessmentDocument {

  private AssessmentDocument() {}

  static void add(ObjectNode document, Assessment assessment) {
    ObjectNode node = document.putObject("assessment");
    ArrayNode words = node.putArray("explanation");
    assessment.explanation().forEach(words::add);
    ArrayNode methods = node.putArray("methods");
    for (int i = 0; i < assessment.attempts().size(); i++) {
      attempt(methods.addObject(), assessment.attempts().get(i))
          .put("weight", assessment.weights().get(i));
    }
    ArrayNode alterations = node.putArray("otherLists");
    for (Alteration alteration : assessment.alterations()) {
      ObjectNode change = alterations.addObject().put("change", alteration.change());
      outcome(change, alteration.verdict());
    }
    known(node.putArray("knownSizes"), assessment.known());
    assessment
        .coverage()
        .ifPresent(
            c ->
                node.putObject("coverageUnderFit")
                    .put("tables", c.tables())
                    .put("refused", c.refused())
                    .put("held", c.held())
                    .put("level", c.level()));
  }

  private static void known(ArrayNode array, List<KnownSize> all) {
    for (KnownSize size : all) {
      ObjectNode node = array.addObject();
      node.put("list", size.list()).put("size", size.size()).put("seenByOthers", size.seen());
      ArrayNode methods = node.putArray("methods");
      size.attempts().forEach(a -> attempt(methods.addObject(), a));
    }
  }

  private static ObjectNode attempt(ObjectNode node, Attempt attempt) {
    node.put("method", attempt.method());
    outcome(node, attempt.verdict());
    return node;
  }

  private static void outcome(ObjectNode node, Verdict verdict) {
    node.set("estimate", verdict.estimate().map(EstimateDocument::estimate).orElse(null));
    verdict.refusal().ifPresent(why -> node.put("refused", why));
  }
}
