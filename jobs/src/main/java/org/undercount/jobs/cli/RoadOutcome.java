package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import org.undercount.jobs.pipeline.Run;
import org.undercount.jobs.pipeline.StageRecord;
import org.undercount.jobs.pipeline.WorkspaceLayout;

/** How a run ended, as text or as one JSON document, and as exit status. */
final class RoadOutcome {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RoadOutcome() {}

  static int print(Run.Outcome outcome, WorkspaceLayout layout, PrintWriter out, boolean json) {
    String release =
        RunCommand.release(outcome).map(r -> layout.releases().resolve(r).toString()).orElse("");
    if (json) {
      ObjectNode document = JSON.createObjectNode();
      ArrayNode stages = document.putArray("stages");
      for (StageRecord record : outcome.records()) {
        ObjectNode stage = stages.addObject();
        stage.put("stage", record.stage());
        stage.put("key", record.key().value());
        stage.put("read", record.rows().read());
        stage.put("accepted", record.rows().accepted());
        stage.set("leftOut", JSON.valueToTree(record.rows().leftOut()));
        stage.set("messages", JSON.valueToTree(record.messages()));
      }
      outcome.stoppedAt().ifPresent(s -> document.put("stoppedAt", s));
      document.set("reasons", JSON.valueToTree(outcome.reasons()));
      document.put("release", release);
      out.println(document.toPrettyString());
    } else if (!release.isEmpty()) {
      out.println("release   " + release);
      out.println("briefing  " + release + "/index.html");
      out.println("check it  ./undercount verify " + release);
    }
    return outcome.stoppedAt().isPresent() ? ExitStatus.REFUSED : ExitStatus.DONE;
  }
}
