package org.undercount.jobs.ads;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Phrases by topic and language, from a tab-separated resource: topic, language, phrases parted by
 * {@code |}. Phrases of languages written with spaces match whole words only; case does not matter.
 */
final class Lexicon {

  private static final List<String> WITHOUT_SPACES = List.of("zh", "th", "km", "lo", "my");

  private final SortedMap<String, List<java.util.regex.Pattern>> patterns = new TreeMap<>();

  private Lexicon() {}

  /** Reads a resource of this package, its phrases by their first cell. */
  static Lexicon resource(String name) {
    return resource(name, 0);
  }

  /** Reads a resource of this package, its phrases by the cell of a number. */
  static Lexicon resource(String name, int topicCell) {
    try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The lexicon " + name + " must be a resource, found none");
      }
      return parse(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), topicCell);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Lexicon parse(BufferedReader reader, int topicCell) throws IOException {
    Lexicon lexicon = new Lexicon();
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (cells.length != 3) {
        throw new IllegalStateException(
            "Line " + number + " of a lexicon needs topic, language, phrases, got " + cells.length);
      }
      lexicon
          .patterns
          .computeIfAbsent(cells[topicCell], k -> new ArrayList<>())
          .add(pattern(cells));
    }
    return lexicon;
  }

  private static java.util.regex.Pattern pattern(String[] cells) {
    String phrases =
        List.of(cells[2].split("\\|", -1)).stream()
            .map(p -> p.strip().toLowerCase(Locale.ROOT))
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(p -> p))
            .map(p -> java.util.regex.Pattern.quote(p).replace(" ", "\\E\\s+\\Q"))
            .collect(Collectors.joining("|"));
    boolean words = !WITHOUT_SPACES.contains(cells[1]);
    return java.util.regex.Pattern.compile(
        words ? "(?<![\\p{L}\\p{M}\\p{N}])(?:" + phrases + ")(?![\\p{L}\\p{M}\\p{N}])" : phrases,
        java.util.regex.Pattern.CASE_INSENSITIVE | java.util.regex.Pattern.UNICODE_CASE);
  }

  /** All topics, sorted. */
  List<String> topics() {
    return List.copyOf(patterns.keySet());
  }

  /** Where a topic's phrases, of any language, stand in a text. */
  List<Trigger> find(String topic, String text) {
    List<Trigger> found = new ArrayList<>();
    for (java.util.regex.Pattern p : patterns.getOrDefault(topic, List.of())) {
      java.util.regex.Matcher m = p.matcher(text);
      while (m.find()) {
        found.add(new Trigger(topic, m.start(), m.end()));
      }
    }
    found.sort(Comparator.comparingInt(Trigger::start).thenComparingInt(Trigger::end));
    return found;
  }
}
