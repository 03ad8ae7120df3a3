package org.undercount.estimators.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A population with ties in which people with the outcome prefer one another and know more people,
 * and samples recruited in it.
 */
final class SimulatedNetwork {

  private final boolean[] outcome;
  private final List<List<Integer>> contacts;

  /**
   * Ties at random: the chance of one within a group is {@code homophily} times that across.
   *
   * @param positives people with the outcome, the first ones
   * @param degree mean degree of those without it
   * @param activity mean degree with over without
   */
  SimulatedNetwork(
      int people, int positives, double degree, double activity, double homophily, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    outcome = new boolean[people];
    contacts = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      outcome[i] = i < positives;
      contacts.add(new ArrayList<>());
    }
    double zeros = people - positives;
    double across = degree / (positives + homophily * zeros);
    double within1 = (activity * degree - across * zeros) / positives;
    for (int i = 0; i < people; i++) {
      for (int j = i + 1; j < people; j++) {
        double chance =
            outcome[i] != outcome[j] ? across : outcome[i] ? within1 : homophily * across;
        if (random.nextDouble() < chance) {
          contacts.get(i).add(j);
          contacts.get(j).add(i);
        }
      }
    }
    for (int i = 0; i < people; i++) {
      if (contacts.get(i).isEmpty()) {
        int other = (i + 1) % people;
        contacts.get(i).add(other);
        contacts.get(other).add(i);
      }
    }
  }

  /** The share with the outcome. */
  double truth() {
    int count = 0;
    for (boolean o : outcome) {
      count += o ? 1 : 0;
    }
    return (double) count / outcome.length;
  }

  /** Seeds by degree, up to two coupons each, nobody twice. */
  RecruitmentSample recruited(int size, int seeds, SplittableRandom random) {
    boolean[] taken = new boolean[outcome.length];
    List<Integer> people = new ArrayList<>();
    List<Recruit> recruits = new ArrayList<>();
    int active = 0;
    while (recruits.size() < size) {
      if (recruits.size() < seeds || active == people.size()) {
        int person = byDegree(taken, random);
        add(person, Optional.empty(), taken, people, recruits);
        continue;
      }
      int from = people.get(active++);
      List<Integer> free = new ArrayList<>(contacts.get(from));
      free.removeIf(c -> taken[c]);
      for (int coupon = 0; coupon < 2 && !free.isEmpty() && recruits.size() < size; coupon++) {
        int person = free.remove(random.nextInt(free.size()));
        add(person, Optional.of("p" + from), taken, people, recruits);
      }
    }
    return RecruitmentSample.of(recruits);
  }

  /** One chain that may come back to people, each time as a new respondent. */
  RecruitmentSample walked(int size, SplittableRandom random) {
    List<Recruit> recruits = new ArrayList<>();
    int person = byDegree(new boolean[outcome.length], random);
    for (int i = 0; i < size; i++) {
      recruits.add(
          new Recruit(
              "w" + i,
              i == 0 ? Optional.empty() : Optional.of("w" + (i - 1)),
              contacts.get(person).size(),
              outcome[person]));
      person = contacts.get(person).get(random.nextInt(contacts.get(person).size()));
    }
    return RecruitmentSample.of(recruits);
  }

  private void add(
      int person,
      Optional<String> recruiter,
      boolean[] taken,
      List<Integer> people,
      List<Recruit> recruits) {
    taken[person] = true;
    people.add(person);
    recruits.add(
        new Recruit("p" + person, recruiter, contacts.get(person).size(), outcome[person]));
  }

  private int byDegree(boolean[] taken, SplittableRandom random) {
    int most = contacts.stream().mapToInt(List::size).max().orElseThrow();
    while (true) {
      int person = random.nextInt(outcome.length);
      if (!taken[person] && random.nextInt(most) < contacts.get(person).size()) {
        return person;
      }
    }
  }
}
