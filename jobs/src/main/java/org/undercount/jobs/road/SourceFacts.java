package org.undercount.jobs.road;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.release.Manifest;
import org.undercount.datasets.release.SourceQuality;

/**
 * What ingest and checks leave for the release, as facts by name in their stage records: {@code
 * hotline/read}, {@code hotline/rejected/unreadable-date}, {@code hotline/file/SHA}, {@code
 * hotline/check/volume}.
 */
final class SourceFacts {

  private final SortedMap<String, SortedMap<String, String>> bySource = new TreeMap<>();

  SourceFacts(Map<String, String> facts) {
    facts.forEach(
        (name, value) -> {
          int slash = name.indexOf('/');
          if (slash > 0) {
            bySource
                .computeIfAbsent(name.substring(0, slash), s -> new TreeMap<>())
                .put(name.substring(slash + 1), value);
          }
        });
  }

  List<String> sources() {
    return List.copyOf(bySource.keySet());
  }

  long number(String source, String name) {
    return Long.parseLong(bySource.getOrDefault(source, new TreeMap<>()).getOrDefault(name, "0"));
  }

  /** What follows a prefix, with its value. */
  SortedMap<String, String> below(String source, String prefix) {
    SortedMap<String, String> found = new TreeMap<>();
    bySource
        .getOrDefault(source, new TreeMap<>())
        .forEach(
            (name, value) -> {
              if (name.startsWith(prefix + "/")) {
                found.put(name.substring(prefix.length() + 1), value);
              }
            });
    return found;
  }

  List<SourceQuality> quality(SourceFacts checks) {
    List<SourceQuality> rows = new ArrayList<>();
    for (String source : sources()) {
      long read = number(source, "read");
      long accepted = number(source, "accepted");
      rows.add(new SourceQuality(source, read, accepted, read - accepted, worst(checks, source)));
    }
    return rows;
  }

  List<SourceQuality.Rejection> rejections() {
    List<SourceQuality.Rejection> rows = new ArrayList<>();
    for (String source : sources()) {
      below(source, "rejected")
          .forEach(
              (reason, n) ->
                  rows.add(new SourceQuality.Rejection(source, reason, Long.parseLong(n))));
    }
    return rows;
  }

  List<Manifest.InputFile> files(String quarter) {
    List<Manifest.InputFile> rows = new ArrayList<>();
    for (String source : sources()) {
      String agreement =
          bySource.getOrDefault(source, new TreeMap<>()).getOrDefault("agreement", "none");
      below(source, "file")
          .forEach(
              (sha, n) ->
                  rows.add(
                      new Manifest.InputFile(source, quarter, sha, Long.parseLong(n), agreement)));
    }
    return rows;
  }

  /** Checks of all sources; a fact's value is the verdict, a bar, and the detail. */
  List<SourceQuality.Check> checks() {
    List<SourceQuality.Check> rows = new ArrayList<>();
    for (String source : sources()) {
      below(source, "check")
          .forEach(
              (check, value) -> {
                int bar = value.indexOf('|');
                rows.add(
                    new SourceQuality.Check(
                        source, check, value.substring(0, bar), value.substring(bar + 1)));
              });
    }
    return rows;
  }

  private static String worst(SourceFacts checks, String source) {
    List<String> verdicts =
        checks.below(source, "check").values().stream()
            .map(v -> v.substring(0, v.indexOf('|')))
            .toList();
    return verdicts.contains("fail") ? "fail" : verdicts.contains("warn") ? "warn" : "pass";
  }
}
