package org.undercount.datasets.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.undercount.datasets.problem.Problem;

/**
 * Looks for what must never leave in every text file to be published, and in file names: telephone
 * numbers, handles, e-mail addresses, messenger links, coordinates finer than a tenth of a degree.
 * Reports the place and the kind, never the text found. Does not recognise names of people; those
 * cannot reach a release by its types.
 */
final class PatternScan {

  private static final Map<String, Pattern> FORBIDDEN = new LinkedHashMap<>();

  static {
    FORBIDDEN.put(
        "a telephone number",
        Pattern.compile("(?<![\\w.#-])\\+[1-9][0-9][0-9 ()-]{7,16}[0-9](?!\\w)"));
    FORBIDDEN.put(
        "a messenger link",
        Pattern.compile("(?i)\\b(?:t\\.me|wa\\.me|line\\.me|zalo\\.me|m\\.me)/[\\w+~@-]+"));
    FORBIDDEN.put(
        "a handle",
        Pattern.compile("(?<![\\w.@/{}<>\"'-])@[A-Za-z][A-Za-z0-9_]{4,31}(?![\\w.-]*[({])"));
    FORBIDDEN.put(
        "a pair of coordinates",
        Pattern.compile("(?<![\\w.])-?[0-9]{1,2}\\.[0-9]{4,}\\s*[,;]\\s*-?1?[0-9]{2}\\.[0-9]{4,}"));
  }

  private static final Pattern CSS_OR_MARKUP =
      Pattern.compile("(?s)<style[^>]*>.*?</style>|\\s(?:d|points|transform|viewBox)=\"[^\"]*\"");

  private PatternScan() {}

  /** One problem per match. */
  static List<Problem> of(Path directory) throws IOException {
    List<Problem> problems = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        problems.addAll(in(name, name));
        if (name.matches(".*\\.(csv|json|html|svg|ipynb|txt|md|bib|geojson|jsonld|xml)")) {
          problems.addAll(in(name, Files.readString(file, StandardCharsets.UTF_8)));
        }
      }
    }
    return problems;
  }

  static List<Problem> in(String name, String text) {
    // Drawing instructions and style sheets are full of pairs of decimals and of @-rules.
    String words =
        name.endsWith(".html") || name.endsWith(".svg")
            ? CSS_OR_MARKUP.matcher(text).replaceAll(PatternScan::sameLines)
            : text;
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, Pattern> forbidden : FORBIDDEN.entrySet()) {
      Matcher m = forbidden.getValue().matcher(words);
      while (m.find()) {
        long line = 1 + words.substring(0, m.start()).chars().filter(c -> c == '\n').count();
        problems.add(
            Problem.at(name, line, "must not be published: it holds " + forbidden.getKey()));
      }
    }
    return problems;
  }

  private static String sameLines(java.util.regex.MatchResult match) {
    return "\n".repeat((int) match.group().chars().filter(c -> c == '\n').count());
  }
}
