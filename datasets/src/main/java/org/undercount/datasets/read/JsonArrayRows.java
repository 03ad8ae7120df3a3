package org.undercount.datasets.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a JSON array, or the features of a GeoJSON collection with the pseudo-columns
 * {@code lat} and {@code lon} of their points (RFC 7946: longitude first, WGS 84). The array is
 * never held as a whole.
 */
final class JsonArrayRows extends RawRows {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final Delivery delivery;
  private final JsonParser parser;
  private final boolean features;
  private long number;

  private JsonArrayRows(Delivery delivery, JsonParser parser, boolean features) {
    this.delivery = delivery;
    this.parser = parser;
    this.features = features;
  }

  static JsonArrayRows objects(Delivery delivery, InputStream in) throws IOException {
    JsonArrayRows rows = new JsonArrayRows(delivery, parser(delivery, in), false);
    rows.enter(false);
    return rows;
  }

  static JsonArrayRows features(Delivery delivery, InputStream in) throws IOException {
    JsonArrayRows rows = new JsonArrayRows(delivery, parser(delivery, in), true);
    rows.enter(true);
    return rows;
  }

  private static JsonParser parser(Delivery delivery, InputStream in) throws IOException {
    return JSON.getFactory().createParser(new StrictText(in, delivery));
  }

  private void enter(boolean collection) throws IOException {
    try {
      JsonToken first = parser.nextToken();
      if (!collection && first == JsonToken.START_ARRAY) {
        return;
      }
      if (collection && first == JsonToken.START_OBJECT && toFeatures()) {
        return;
      }
    } catch (JsonProcessingException e) {
      RuntimeException told = unusable(e);
      close();
      throw told;
    }
    close();
    throw delivery.unusable(
        1,
        collection
            ? "is no GeoJSON feature collection: expected {\"type\": \"FeatureCollection\","
                + " \"features\": [...]}"
            : "is no JSON array: expected [{...}, {...}]; one object a line is format jsonl");
  }

  private boolean toFeatures() throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals("features");
      JsonToken value = parser.nextToken();
      if (found) {
        return value == JsonToken.START_ARRAY;
      }
      parser.skipChildren();
    }
    return false;
  }

  @Override
  protected @Nullable RawRow read() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.END_ARRAY) {
      return null;
    }
    if (token == null) {
      throw delivery.unusable(
          parser.currentLocation().getLineNr(),
          "ends in the middle: ask the source to send it again");
    }
    number++;
    JsonNode node = JSON.readTree(parser);
    if (!node.isObject()) {
      return RawRow.faulty(number, Map.of("row", node.toString()), RawRow.Fault.MALFORMED_ROW);
    }
    return features ? feature(node) : RawRow.of(number, JsonCells.of(node));
  }

  private RawRow feature(JsonNode feature) {
    Map<String, String> cells = new LinkedHashMap<>();
    JsonNode geometry = feature.path("geometry");
    JsonNode position = geometry.path("coordinates");
    boolean point = geometry.path("type").asText().equals("Point");
    if (point && position.size() >= 2) {
      cells.put("lat", position.get(1).asText());
      cells.put("lon", position.get(0).asText());
    }
    if (feature.path("properties").isObject()) {
      // A property of the same name does not replace where the point is.
      JsonCells.of(feature.path("properties")).forEach(cells::putIfAbsent);
    }
    RawRow row = RawRow.of(number, cells);
    boolean none = geometry.isNull() || geometry.isMissingNode();
    return point || none ? row : delivery.terms().ofOtherShape(row);
  }

  @Override
  protected RuntimeException unusable(Exception cause) {
    if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
      return delivery.unusable(
          json.getLocation().getLineNr(),
          "is not JSON here, or ends in the middle: ask the source to send it again");
    }
    return RawFiles.broken(delivery, cause);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
