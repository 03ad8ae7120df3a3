package org.undercount.datasets.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object as cells: nested objects by dotted names, arrays as JSON text, null as no cell. */
final class JsonCells {

  private JsonCells() {}

  static Map<String, String> of(JsonNode object) {
    Map<String, String> cells = new LinkedHashMap<>();
    put("", object, cells);
    return cells;
  }

  private static void put(String prefix, JsonNode object, Map<String, String> cells) {
    object
        .properties()
        .forEach(
            entry -> {
              String name = prefix + Headers.name(entry.getKey());
              JsonNode value = entry.getValue();
              if (value.isObject()) {
                put(name + ".", value, cells);
              } else if (!value.isNull()) {
                cells.put(name, text(value));
              }
            });
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      return value.toString();
    }
    return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
  }
}
