package org.undercount.jobs.link.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.link.LinkSettings;
import org.undercount.jobs.link.model.Pattern;
import org.undercount.jobs.link.secret.FilterSchema;
import org.undercount.jobs.link.standard.Dates;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * Which column of a file is what.
 *
 * @param id column that identifies a record, row number if empty
 * @param sourceColumn column that names the source, the file if empty
 * @param duplicatesWithinSource false if no source lists a person twice, true if any may; learnt
 *     from the data if empty
 * @param fields the compared columns
 * @param encoding how the plain ones among them become filters
 * @param asOf when people were asked, a date or the column that holds it: ages in columns of dates
 *     are then read as years of birth
 */
public record LinkConfiguration(
    Optional<String> id,
    Optional<String> sourceColumn,
    Optional<Boolean> duplicatesWithinSource,
    List<Field> fields,
    EncodingRules encoding,
    Optional<String> asOf) {

  private static final Set<String> KEYS =
      Set.of("id", "source-column", "duplicates-within-source", "as-of", "columns", "encoding");

  public LinkConfiguration {
    fields = List.copyOf(fields);
  }

  /** Without a word on encoding or on when people were asked. */
  public LinkConfiguration(
      Optional<String> id,
      Optional<String> sourceColumn,
      Optional<Boolean> duplicatesWithinSource,
      List<Field> fields) {
    this(id, sourceColumn, duplicatesWithinSource, fields, EncodingRules.DEFAULT, Optional.empty());
  }

  /** The column that holds when people were asked, if a column does. */
  Optional<String> askedColumn() {
    return asOf.filter(text -> Dates.standard(text).isEmpty());
  }

  /** True if ages may stand in a column instead of dates. */
  boolean readsAges(Field field) {
    return field.kind() == FieldKind.DATE && asOf.isPresent();
  }

  /** The columns that do not hold filters. */
  List<Field> schemaFields() {
    return encoding.plain(fields);
  }

  /** What filters stand for; told to the user if there is nothing they could stand for. */
  public FilterSchema schema() {
    if (schemaFields().isEmpty()) {
      throw new UnusableInputException(
          Problem.in(
              "columns",
              "expected at least one column that does not hold filters: a key serves to encode plain"
                  + " columns"));
    }
    return encoding.schema(fields);
  }

  /** True if a source is said to list a person at most once. */
  public boolean saysOnce() {
    return !duplicatesWithinSource.orElse(true);
  }

  /** What linkage is told by it; everything else by default. */
  public LinkSettings settings() {
    LinkSettings settings = LinkSettings.of(fields, new TreeSet<>());
    return duplicatesWithinSource.orElse(false) ? settings : settings.learningSources();
  }

  /** Reads a configuration; every problem in one go. */
  public static LinkConfiguration load(Path file) {
    String name = file.toString();
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(Files.readString(file));
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new UnusableInputException(
          Problem.at(name, line, "is not YAML: " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UnusableInputException(
          Problem.in(name, "the configuration cannot be read; expected a YAML file there"));
    }
    List<Problem> problems = new ArrayList<>();
    if (!root.isObject()) {
      throw new UnusableInputException(
          Problem.in(
              name, "expected keys id, source-column, duplicates-within-source, as-of, columns"));
    }
    root.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                problems.add(
                    Problem.in(name, "unknown key \"" + key + "\"; expected one of " + sorted()));
              }
            });
    JsonNode duplicates = root.path("duplicates-within-source");
    if (!duplicates.isMissingNode() && !duplicates.isBoolean()) {
      problems.add(Problem.in(name, "duplicates-within-source must be true or false"));
    }
    List<Field> fields = fields(name, root.path("columns"), problems);
    EncodingRules encoding = EncodingRules.of(name, root.path("encoding"), fields, problems);
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return new LinkConfiguration(
        text(root, "id"),
        text(root, "source-column"),
        duplicates.isMissingNode() ? Optional.empty() : Optional.of(duplicates.asBoolean()),
        fields,
        encoding,
        text(root, "as-of"));
  }

  private static List<Field> fields(String name, JsonNode columns, List<Problem> problems) {
    List<Field> fields = new ArrayList<>();
    if (!columns.isObject() || columns.isEmpty()) {
      problems.add(
          Problem.in(
              name, "columns must map at least one column to its kind, e.g. surname: family-name"));
      return fields;
    }
    columns
        .fields()
        .forEachRemaining(
            entry -> {
              String word = entry.getValue().asText();
              Optional<FieldKind> kind = FieldKind.find(word);
              if (kind.isPresent()) {
                fields.add(new Field(entry.getKey(), kind.get()));
              } else {
                problems.add(
                    Problem.at(
                        name,
                        0,
                        entry.getKey(),
                        "unknown kind \""
                            + word
                            + "\"; expected one of "
                            + String.join(", ", FieldKind.words())));
              }
            });
    if (fields.size() > Pattern.MOST_FIELDS) {
      problems.add(
          Problem.in(
              name,
              "at most " + Pattern.MOST_FIELDS + " columns are compared, got " + fields.size()));
    }
    return fields;
  }

  private static List<String> sorted() {
    return KEYS.stream().sorted().toList();
  }

  private static Optional<String> text(JsonNode root, String key) {
    return root.hasNonNull(key) ? Optional.of(root.get(key).asText()) : Optional.empty();
  }
}
