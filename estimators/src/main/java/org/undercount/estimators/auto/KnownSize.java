package org.undercount.estimators.auto;

import java.util.List;

/**
 * A population whose size is known, estimated as if it were not: the units on one list as the other
 * lists see them (Binette and Steorts 2022, Journal of the Royal Statistical Society A 185).
 *
 * @param list the list's name
 * @param size units on it
 * @param seen of them, on at least one other list
 * @param attempts what each method says of its size
 */
public record KnownSize(String list, long size, long seen, List<Attempt> attempts) {

  public KnownSize {
    attempts = List.copyOf(attempts);
  }

  long unseen() {
    return size - seen;
  }
}
