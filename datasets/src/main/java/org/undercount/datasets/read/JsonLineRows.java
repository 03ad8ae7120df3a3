package org.undercount.datasets.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One JSON object a line; a line that is none is a faulty row, kept as text. */
final class JsonLineRows extends RawRows {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Delivery delivery;
  private final BufferedReader lines;
  private final Set<String> unseen;
  private long line;
  private long good;

  private JsonLineRows(Delivery delivery, BufferedReader lines) {
    this.delivery = delivery;
    this.lines = lines;
    this.unseen = new HashSet<>(delivery.terms().required());
  }

  static JsonLineRows open(Delivery delivery, InputStream in) {
    return new JsonLineRows(delivery, new BufferedReader(new StrictText(in, delivery), 1 << 16));
  }

  @Override
  protected @Nullable RawRow read() throws IOException {
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      line++;
      if (!text.isBlank()) {
        return row(text);
      }
    }
    if (line == 0 || good == 0) {
      throw delivery.unusable(
          "holds no JSON object on any of its "
              + line
              + " lines: check file.format in the contract (jsonl is one object a line)",
          "expected one JSON object a line, got none");
    }
    delivery.requireHeaders(
        List.copyOf(delivery.terms().required().stream().filter(r -> !unseen.contains(r)).toList()),
        0);
    return null;
  }

  private RawRow row(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node != null && node.isObject()) {
        good++;
        Map<String, String> cells = JsonCells.of(node);
        unseen.removeAll(cells.keySet());
        return RawRow.of(line, cells);
      }
    } catch (JsonProcessingException e) {
      // A line cut short is one rejected row, not the end of the file.
    }
    return RawRow.faulty(line, Map.of("row", text), RawRow.Fault.MALFORMED_ROW);
  }

  @Override
  protected RuntimeException unusable(Exception cause) {
    return RawFiles.broken(delivery, cause);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
