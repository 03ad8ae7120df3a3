package org.undercount.jobs.link.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.undercount.datasets.problem.Problem;
import org.undercount.jobs.link.secret.FilterSchema;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * How plain columns become filters, as a configuration says under {@code encoding}.
 *
 * @param bits length of a filter
 * @param salt column every token is mixed with
 * @param balanced whether every filter has the same number of bits set
 */
public record EncodingRules(int bits, Optional<String> salt, boolean balanced) {

  static final EncodingRules DEFAULT =
      new EncodingRules(FilterSchema.DEFAULT_BITS, Optional.empty(), false);

  private static final Set<String> KEYS = Set.of("bits", "salt", "balanced");

  /** Reads the rules; problems are added to those of the configuration. */
  static EncodingRules of(String file, JsonNode node, List<Field> fields, List<Problem> problems) {
    if (node.isMissingNode()) {
      return DEFAULT;
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                problems.add(
                    Problem.at(
                        file,
                        0,
                        "encoding",
                        "unknown key \""
                            + key
                            + "\"; expected one of "
                            + String.join(", ", new TreeSet<>(KEYS))));
              }
            });
    JsonNode balanced = node.path("balanced");
    if (!balanced.isMissingNode() && !balanced.isBoolean()) {
      problems.add(Problem.at(file, 0, "encoding", "balanced must be true or false"));
    }
    JsonNode bits = node.path("bits");
    if (!bits.isMissingNode() && !bits.isInt()) {
      problems.add(Problem.at(file, 0, "encoding", "bits must be a whole number"));
    }
    Optional<String> salt =
        node.hasNonNull("salt") ? Optional.of(node.get("salt").asText()) : Optional.empty();
    EncodingRules rules =
        new EncodingRules(bits.asInt(FilterSchema.DEFAULT_BITS), salt, balanced.asBoolean(false));
    List<String> plain = rules.plain(fields).stream().map(Field::column).toList();
    if (salt.isPresent() && !plain.contains(salt.get())) {
      problems.add(
          Problem.at(
              file,
              0,
              "encoding",
              "salt must be one of the plain columns " + String.join(", ", plain)));
    } else if (!plain.isEmpty()) {
      try {
        rules.schema(fields);
      } catch (IllegalArgumentException e) {
        problems.add(Problem.at(file, 0, "encoding", String.valueOf(e.getMessage())));
      }
    }
    return rules;
  }

  /** The columns that are encoded: all that do not hold filters. */
  List<Field> plain(List<Field> fields) {
    return fields.stream().filter(f -> f.kind() != FieldKind.CLK).toList();
  }

  /** What all who encode must agree on. */
  FilterSchema schema(List<Field> fields) {
    List<Field> plain = plain(fields);
    List<String> columns = new ArrayList<>(plain.stream().map(Field::column).toList());
    return new FilterSchema(plain, bits, salt.map(columns::indexOf), balanced);
  }
}
