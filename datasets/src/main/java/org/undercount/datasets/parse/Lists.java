package org.undercount.datasets.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Several values in one cell: a JSON array, or text between separators. */
final class Lists {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern USUAL = Pattern.compile("[,;|/、，]|\\s+>\\s+|->|→");

  private Lists() {}

  /** The values, cleaned, without empty ones. An empty separator stands for the usual ones. */
  static List<String> split(String text, String separator) {
    List<String> values = new ArrayList<>();
    String stripped = text.strip();
    if (stripped.startsWith("[")) {
      try {
        for (JsonNode item : JSON.readTree(stripped)) {
          values.add(item.asText());
        }
        return clean(values);
      } catch (JsonProcessingException e) {
        values.clear();
      }
    }
    String pattern = separator.isEmpty() ? USUAL.pattern() : Pattern.quote(separator);
    values.addAll(List.of(text.split(pattern, -1)));
    return clean(values);
  }

  private static List<String> clean(List<String> values) {
    return values.stream().map(Texts::clean).filter(v -> !v.isEmpty()).toList();
  }
}
