package org.undercount.estimators.golden;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One result of another program for one shared data set.
 *
 * @param dataset the folder's name
 * @param result the line of {@code golden.json}
 */
public record GoldenEntry(String dataset, JsonNode result) {

  public String peer() {
    return result.get("peer").asText();
  }

  public String function() {
    return result.get("function").asText();
  }

  public String id() {
    return result.get("id").asText();
  }

  public boolean failed() {
    return result.has("error");
  }

  /** The reason why the reference does not believe its own result; empty when it does. */
  public String suspect() {
    return result.path("suspect").asText("");
  }

  @Override
  public String toString() {
    return dataset + " " + peer() + " " + id();
  }
}
