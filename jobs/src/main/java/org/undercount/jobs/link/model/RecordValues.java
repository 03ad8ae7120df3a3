package org.undercount.jobs.link.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The standard values of a record, in the order of fields, made ready for many comparisons. Not
 * thread-safe.
 */
public final class RecordValues {

  private final List<String> texts;
  private final @Nullable SpelledName[] names;

  private RecordValues(List<String> texts) {
    this.texts = texts;
    this.names = new SpelledName[texts.size()];
  }

  /** The values, empty texts being missing; the list must not change afterwards. */
  public static RecordValues of(List<String> texts) {
    return new RecordValues(texts);
  }

  /** The values as texts. */
  public List<String> texts() {
    return texts;
  }

  String text(int field) {
    return texts.get(field);
  }

  boolean has(int field) {
    return !texts.get(field).isEmpty();
  }

  /** A value that is a name, or other text, taken apart. */
  SpelledName name(int field) {
    SpelledName known = names[field];
    if (known == null) {
      known = SpelledName.of(texts.get(field));
      names[field] = known;
    }
    return known;
  }
}
