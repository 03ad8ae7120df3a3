package org.undercount.geo.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.undercount.geo.place.Cell;
import org.undercount.geo.place.PlaceName;
import org.undercount.geo.register.SameSite.Candidate;

/**
 * Groups reports of one site without chaining weak links: pairs are compared only where they share
 * a word of a name, the beginning of one, or a cell; groups then join along the strongest links
 * first, where {@link SameSite#mayJoin} lets them. Independent of the order of the reports.
 */
final class Clusters {

  /** A word shared by more reports than this says nothing about one site. */
  private static final int COMMON_WORD = 2_000;

  private static final int PREFIX = 4;

  /** Cells about 1 km across: sites 500 m apart are in one or in neighbouring ones. */
  private static final int NEAR_RESOLUTION = 8;

  private final SameSite sameSite;
  private final List<Candidate> candidates;

  private Clusters(SameSite sameSite, List<Candidate> candidates) {
    this.sameSite = sameSite;
    this.candidates = candidates;
  }

  /** Groups, each in order of report ids, in order of their first id. */
  static List<List<Candidate>> of(SameSite sameSite, List<Candidate> reports) {
    List<Candidate> sorted =
        reports.stream().sorted(Comparator.comparing((Candidate c) -> c.report().id())).toList();
    return new Clusters(sameSite, sorted).groups();
  }

  private List<List<Candidate>> groups() {
    List<List<Candidate>> groups = new ArrayList<>();
    for (List<Integer> component : components()) {
      for (List<Integer> group : split(component)) {
        groups.add(group.stream().map(candidates::get).toList());
      }
    }
    groups.sort(Comparator.comparing(g -> g.get(0).report().id()));
    return groups;
  }

  private Map<String, Set<Integer>> blocks() {
    Map<String, Set<Integer>> blocks = new TreeMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      for (String key : keys(candidates.get(i))) {
        blocks.computeIfAbsent(key, k -> new TreeSet<>()).add(i);
      }
    }
    return blocks;
  }

  private static Set<String> keys(Candidate candidate) {
    Set<String> keys = new TreeSet<>();
    for (PlaceName name : candidate.names()) {
      String key = name.key();
      if (!name.isGeneric()) {
        keys.add("name " + key);
        keys.add("begins " + key.substring(0, Math.min(PREFIX, key.length())));
        name.words().stream().filter(w -> w.length() > 2).forEach(w -> keys.add("word " + w));
      }
    }
    if (candidate.isOfTheSiteItself()) {
      candidate
          .position()
          .ifPresent(p -> Cell.of(p, NEAR_RESOLUTION).around().forEach(c -> keys.add("cell " + c)));
    }
    return keys;
  }

  /** Reports joined by any link at all, each list ascending. */
  private List<List<Integer>> components() {
    int[] parent = new int[candidates.size()];
    Arrays.setAll(parent, i -> i);
    for (Map.Entry<String, Set<Integer>> block : blocks().entrySet()) {
      List<Integer> members = List.copyOf(block.getValue());
      if (members.size() > COMMON_WORD && !block.getKey().startsWith("name ")) {
        continue;
      }
      for (int i = 0; i < members.size(); i++) {
        for (int j = i + 1; j < members.size(); j++) {
          int a = root(parent, members.get(i));
          int b = root(parent, members.get(j));
          if (a != b && strength(members.get(i), members.get(j)) > 0) {
            parent[Math.max(a, b)] = Math.min(a, b);
          }
        }
      }
    }
    Map<Integer, List<Integer>> components = new TreeMap<>();
    for (int i = 0; i < parent.length; i++) {
      components.computeIfAbsent(root(parent, i), k -> new ArrayList<>()).add(i);
    }
    return List.copyOf(components.values());
  }

  private static int root(int[] parent, int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private record Link(int left, int right, double strength) {}

  private List<List<Integer>> split(List<Integer> component) {
    int n = component.size();
    if (n == 1) {
      return List.of(component);
    }
    float[][] strengths = new float[n][n];
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        float strength = (float) strength(component.get(i), component.get(j));
        strengths[i][j] = strength;
        strengths[j][i] = strength;
        if (strength > 0) {
          links.add(new Link(i, j, strength));
        }
      }
    }
    links.sort(
        Comparator.comparingDouble(Link::strength)
            .reversed()
            .thenComparingInt(Link::left)
            .thenComparingInt(Link::right));
    List<List<Integer>> groupOf = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      groupOf.add(new ArrayList<>(List.of(i)));
    }
    for (Link link : links) {
      List<Integer> left = groupOf.get(link.left());
      List<Integer> right = groupOf.get(link.right());
      if (left != right && mayJoin(left, right, strengths)) {
        left.addAll(right);
        right.forEach(i -> groupOf.set(i, left));
      }
    }
    return groupOf.stream()
        .distinct()
        .map(g -> g.stream().sorted().map(component::get).toList())
        .toList();
  }

  private static boolean mayJoin(List<Integer> left, List<Integer> right, float[][] strengths) {
    return SameSite.mayJoin(
        left.stream()
            .flatMapToDouble(i -> right.stream().mapToDouble(j -> strengths[i][j]))
            .toArray());
  }

  private double strength(int left, int right) {
    return sameSite.strength(candidates.get(left), candidates.get(right));
  }
}
