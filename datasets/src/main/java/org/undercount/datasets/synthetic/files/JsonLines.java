package org.undercount.datasets.synthetic.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON objects, one a line. */
public final class JsonLines {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonLines() {}

  /** One object as one line, fields in the map's order. */
  public static String object(Map<String, Object> fields) {
    try {
      return MAPPER.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Text, numbers and lists are expected as values", e);
    }
  }

  /** The fields of an object on a line whose values are text. */
  public static Map<String, String> texts(String line) {
    try {
      Map<String, String> texts = new TreeMap<>();
      for (Map.Entry<String, JsonNode> field : MAPPER.readTree(line).properties()) {
        if (field.getValue().isTextual()) {
          texts.put(field.getKey(), field.getValue().textValue());
        }
      }
      return texts;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A line of one JSON object is expected", e);
    }
  }

  public static void write(Path file, List<String> lines) throws IOException {
    WholeFile.write(
        file,
        out -> {
          for (String line : lines) {
            out.write(line.getBytes(UTF_8));
            out.write('\n');
          }
        });
  }
}
