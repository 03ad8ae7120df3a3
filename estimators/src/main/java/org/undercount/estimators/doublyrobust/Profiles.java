package org.undercount.estimators.doublyrobust;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * People in an order that depends on what is known of them and not on the order they came in, those
 * alike in every covariate under one number. Sums then run in one order, whatever the file's.
 */
final class Profiles {

  private final int[] people;
  private final int[] profileOf;
  private final int[] first;

  Profiles(People given) {
    Comparator<Integer> alike =
        (one, other) -> {
          for (Covariate covariate : given.covariates()) {
            int sign = covariate.compare(one, other);
            if (sign != 0) {
              return sign;
            }
          }
          return 0;
        };
    people =
        IntStream.range(0, given.patterns().size())
            .boxed()
            .sorted(alike)
            .mapToInt(Integer::intValue)
            .toArray();
    profileOf = new int[people.length];
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < people.length; i++) {
      if (i == 0 || alike.compare(people[i - 1], people[i]) != 0) {
        starts.add(i);
      }
      profileOf[i] = starts.size() - 1;
    }
    first = starts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** How many different descriptions there are. */
  int count() {
    return first.length;
  }

  /** How many people fit a description. */
  int size(int profile) {
    return (profile + 1 == first.length ? people.length : first[profile + 1]) - first[profile];
  }

  /** Somebody of this description, by place in the input. */
  int someoneOf(int profile) {
    return people[first[profile]];
  }

  int people() {
    return people.length;
  }

  /** The person at a place of the new order, by place in the input. */
  int person(int place) {
    return people[place];
  }

  /** The description of the person at a place of the new order. */
  int profile(int place) {
    return profileOf[place];
  }
}
