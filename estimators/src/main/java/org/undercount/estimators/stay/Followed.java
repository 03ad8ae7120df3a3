package org.undercount.estimators.stay;

/**
 * People followed through a period, alike in every day that matters. Days are counted from each
 * person's own arrival, which is day 0.
 *
 * @param entered first day on which the person was held within the period: had the stay ended
 *     before, the person would not be among them (left-truncated)
 * @param until last day held, if the stay was seen to end; otherwise a day, on or after {@code
 *     entered}, on which the person was still held (right-censored)
 * @param ended whether it was seen to end
 * @param horizon the period's last day
 * @param count how many people
 */
public record Followed(int entered, int until, boolean ended, int horizon, long count) {

  public Followed {
    if (entered < 0 || until < entered || horizon < until || count < 1) {
      throw new IllegalArgumentException(
          "People are held from 0 <= entered <= until <= horizon and at least one, got entered="
              + entered
              + ", until="
              + until
              + ", horizon="
              + horizon
              + ", count="
              + count);
    }
  }
}
