package org.undercount.datasets.release;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ComparedRowTest {

  private static final ComparedRow.Method METHOD =
      new ComparedRow.Method("hotline", "multiplier", "interviews");

  @Test
  void aValueLiesInItsInterval() {
    assertThatThrownBy(
            () ->
                new ComparedRow(
                    "E2.KH.2023Q1",
                    ComparedRow.Role.SECOND,
                    METHOD,
                    7.0,
                    new Interval(8, 9, 0.95, "rounded outward"),
                    null,
                    ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A value lies in its interval, got value=7.0, interval=Interval[lower=8.0, upper=9.0,"
                + " level=0.95, kind=rounded outward]");
  }

  @Test
  void aLineWithoutANumberSaysWhy() {
    assertThatThrownBy(
            () ->
                new ComparedRow(
                    "E2.KH.2023Q1", ComparedRow.Role.SECOND, METHOD, null, null, null, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A line without a number says why, got none for E2.KH.2023Q1");
  }

  @Test
  void anUnknownRoleIsTold() {
    assertThatThrownBy(() -> ComparedRow.Role.of("third"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A role is one of headline, second, pooled, envelope, none, got third");
  }
}
