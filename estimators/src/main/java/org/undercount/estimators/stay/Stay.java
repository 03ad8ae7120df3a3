package org.undercount.estimators.stay;

/**
 * One person's stay, as far as it was seen.
 *
 * @param days from its beginning to its end, or to when the person was last known to be held
 * @param ended whether it had ended by then; otherwise it lasts longer (right-censored)
 * @param entered days after its beginning from which the person could have been seen: had the stay
 *     ended earlier, nobody would know of it (left-truncated); 0 for stays known from the beginning
 */
public record Stay(double days, boolean ended, double entered) {

  public Stay {
    if (!(days > 0 && Double.isFinite(days) && entered >= 0 && entered < days)) {
      throw new IllegalArgumentException(
          "A stay must last and be entered before it ends: days=" + days + ", entered=" + entered);
    }
  }
}
