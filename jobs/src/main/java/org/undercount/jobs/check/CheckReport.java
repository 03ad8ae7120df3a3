package org.undercount.jobs.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.undercount.datasets.key.Quarter;

/**
 * All checks of a quarter, by source.
 *
 * @param quarter the quarter
 * @param checks in the order of sources
 * @param stale acceptances for the quarter that no failed check needs, by the check they name: one
 *     left standing would accept the next failure unseen
 * @param rows accepted rows checked
 */
public record CheckReport(
    Quarter quarter, List<CheckResult> checks, List<CheckResult> stale, long rows) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public CheckReport {
    checks = List.copyOf(checks);
    stale = List.copyOf(stale);
  }

  /** The worst verdict: fail, warn (also for what was accepted, or needlessly is) or pass. */
  public CheckVerdict verdict() {
    if (!with(CheckVerdict.FAIL).isEmpty()) {
      return CheckVerdict.FAIL;
    }
    return with(CheckVerdict.WARN).isEmpty()
            && with(CheckVerdict.ACCEPTED).isEmpty()
            && stale.isEmpty()
        ? CheckVerdict.PASS
        : CheckVerdict.WARN;
  }

  /** Checks that ended so. */
  public List<CheckResult> with(CheckVerdict verdict) {
    return checks.stream().filter(c -> c.verdict() == verdict).toList();
  }

  /** As one JSON document. */
  public String toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.put("quarter", quarter.toString()).put("verdict", verdict().toString()).put("rows", rows);
    put(root.putArray("checks"), checks);
    put(root.putArray("staleAcceptances"), stale);
    return root.toPrettyString();
  }

  private static void put(ArrayNode array, List<CheckResult> checks) {
    for (CheckResult check : checks) {
      ObjectNode node = array.addObject();
      node.put("source", check.source()).put("check", check.check());
      node.put("verdict", check.verdict().toString()).put("detail", check.detail());
      check.acceptedReason().ifPresent(reason -> node.put("accepted", reason));
    }
  }
}
