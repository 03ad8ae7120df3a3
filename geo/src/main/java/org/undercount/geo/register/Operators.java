package org.undercount.geo.register;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.undercount.geo.place.PlaceName;

/**
 * The register of operators, apart from the sites they run: names that mean one operator whatever
 * their spaces, hyphens, capitals and script, or because one of them leaves out the last word of
 * the other ("Heng Jin" for "Heng Jin Group"). A short name that fits several operators says which
 * only beside a name that says it. Misspelt names stay apart: short romanised names of unlike firms
 * differ by a letter.
 *
 * <p>Keys are made of names and as sensitive as these.
 */
public final class Operators {

  /** By the key of any name, the keys of the operators it may mean. */
  private final Map<String, NavigableSet<String>> meanings;

  private Operators(Map<String, NavigableSet<String>> meanings) {
    this.meanings = meanings;
  }

  /** Resolves names in any order and any number of times; blank ones are left out. */
  public static Operators of(Collection<String> names) {
    Map<String, PlaceName> byKey = new TreeMap<>();
    for (String written : names) {
      PlaceName name = PlaceName.of(written);
      if (!key(name).isEmpty()) {
        // of several writings the one in most words shows which word is the last
        byKey.merge(key(name), name, (a, b) -> a.words().size() >= b.words().size() ? a : b);
      }
    }
    Map<String, NavigableSet<String>> longer = new HashMap<>();
    byKey.forEach(
        (key, name) -> {
          List<String> words = name.words();
          if (words.size() > 1) {
            String shortened =
                key(String.join("", words.subList(0, words.size() - 1)), name.ordinals());
            longer.computeIfAbsent(shortened, k -> new TreeSet<>()).add(key);
          }
        });
    Map<String, NavigableSet<String>> meanings = new HashMap<>();
    byKey.keySet().forEach(k -> meanings.put(k, longest(k, longer)));
    return new Operators(meanings);
  }

  /**
   * The operators named at one site, by key: those a name says alone; a short name that fits
   * several adds none.
   */
  public NavigableSet<String> at(Collection<String> names) {
    return names.stream()
        .map(this::meanings)
        .filter(m -> m.size() == 1)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The operator a name means at a site where others are named, by key; empty where it is blank or
   * fits several of which not exactly one is named there.
   */
  public Optional<String> at(String name, Collection<String> others) {
    NavigableSet<String> possible = meanings(name);
    if (possible.size() > 1) {
      NavigableSet<String> named = at(others);
      possible =
          possible.stream().filter(named::contains).collect(Collectors.toCollection(TreeSet::new));
    }
    return possible.size() == 1 ? Optional.of(possible.first()) : Optional.empty();
  }

  private NavigableSet<String> meanings(String written) {
    return meanings.getOrDefault(key(PlaceName.of(written)), new TreeSet<>());
  }

  /** The names that add words to a key and are not themselves added to; the key where none is. */
  private static NavigableSet<String> longest(
      String key, Map<String, NavigableSet<String>> longer) {
    NavigableSet<String> next = longer.getOrDefault(key, new TreeSet<>());
    if (next.isEmpty()) {
      return new TreeSet<>(Set.of(key));
    }
    return next.stream()
        .flatMap(k -> longest(k, longer).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String key(PlaceName name) {
    return key(name.key(), name.ordinals());
  }

  private static String key(String words, Set<String> ordinals) {
    return ordinals.isEmpty() || words.isEmpty()
        ? words
        : words + " " + String.join(" ", new TreeSet<>(ordinals));
  }
}
