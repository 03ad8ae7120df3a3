package org.undercount.datasets.parse;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value as read from text.
 *
 * @param value what it is; null if there is none
 * @param issue why there is none although there was text
 * @param <T> its type
 */
record Reading<T>(@Nullable T value, Optional<IssueCode> issue) {

  static <T> Reading<T> of(T value) {
    return new Reading<>(value, Optional.empty());
  }

  static <T> Reading<T> absent() {
    return new Reading<>(null, Optional.empty());
  }

  static <T> Reading<T> unusable(IssueCode issue) {
    return new Reading<>(null, Optional.of(issue));
  }
}
