package org.undercount.geo.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.undercount.geo.place.PlaceName;
import org.undercount.geo.register.SameSite.Candidate;

/**
 * Reports without a position join the one group of placed reports their names point to; of several,
 * the one in the town they state. Where that leaves several, joining would be a guess: they stay
 * apart, with a note.
 *
 * @param members reports of one site
 * @param notes what could not be decided
 */
record Attachment(List<Candidate> members, List<String> notes) {

  Attachment {
    members = List.copyOf(members);
    notes = List.copyOf(notes);
  }

  static List<Attachment> of(
      SameSite sameSite, List<List<Candidate>> placed, List<List<Candidate>> unplaced) {
    Map<String, TreeSet<Integer>> byName = new HashMap<>();
    for (int g = 0; g < placed.size(); g++) {
      for (Candidate candidate : placed.get(g)) {
        for (PlaceName name : candidate.names()) {
          byName.computeIfAbsent(name.key(), k -> new TreeSet<>()).add(g);
        }
      }
    }
    List<List<Candidate>> joined = new ArrayList<>();
    placed.forEach(g -> joined.add(new ArrayList<>(g)));
    List<Attachment> alone = new ArrayList<>();
    for (List<Candidate> group : unplaced) {
      List<Integer> matches = matches(sameSite, group, placed, byName);
      if (matches.size() == 1) {
        joined.get(matches.get(0)).addAll(group);
      } else {
        alone.add(new Attachment(group, doubt(matches.size())));
      }
    }
    List<Attachment> all = new ArrayList<>(alone);
    joined.forEach(g -> all.add(new Attachment(g, List.of())));
    return all;
  }

  private static List<String> doubt(int matches) {
    return matches == 0
        ? List.of()
        : List.of("no position, and the name fits " + matches + " other sites: not joined to any");
  }

  private static List<Integer> matches(
      SameSite sameSite,
      List<Candidate> group,
      List<List<Candidate>> placed,
      Map<String, TreeSet<Integer>> byName) {
    TreeSet<Integer> possible = new TreeSet<>();
    for (Candidate candidate : group) {
      for (PlaceName name : candidate.names()) {
        possible.addAll(byName.getOrDefault(name.key(), new TreeSet<>()));
      }
    }
    List<Integer> fitting =
        possible.stream().filter(g -> fits(sameSite, group, placed.get(g))).toList();
    List<Integer> inTown = fitting.stream().filter(g -> ofOneTown(group, placed.get(g))).toList();
    return inTown.size() == 1 ? inTown : fitting;
  }

  private static boolean ofOneTown(List<Candidate> left, List<Candidate> right) {
    Set<String> towns = towns(left);
    towns.retainAll(towns(right));
    return !towns.isEmpty();
  }

  private static Set<String> towns(List<Candidate> group) {
    return group.stream()
        .map(c -> PlaceName.of(c.report().location().town()).key())
        .filter(t -> !t.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean fits(SameSite sameSite, List<Candidate> unplaced, List<Candidate> placed) {
    return SameSite.mayJoin(
        unplaced.stream()
            .flatMapToDouble(l -> placed.stream().mapToDouble(r -> sameSite.strength(l, r)))
            .toArray());
  }
}
