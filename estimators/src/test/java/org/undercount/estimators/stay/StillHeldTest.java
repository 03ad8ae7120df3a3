package org.undercount.estimators.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StillHeldTest {

  private static final int QUARTER = 90;

  /**
   * In the first week 5 people are followed through day 0, 3 through day 1, and 2 leave: a hazard
   * of 2/8 a day. Who was last seen on a day was not followed through it.
   */
  @Test
  void agreesWithTheSumByHand() {
    List<Followed> people =
        List.of(
            new Followed(0, 0, true, 2, 1),
            new Followed(0, 0, false, 2, 1),
            new Followed(0, 1, true, 2, 1),
            new Followed(0, 1, false, 2, 1),
            new Followed(0, 2, false, 2, 2));
    double expected = (0.75 * 0.75 + 0.75 + 2) / 6;
    assertThat(StillHeld.of(dated(people), 1, 1).share()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void nobodyFollowedToTheEndNeedsNoHazard() {
    assertThat(StillHeld.of(StillHeld.Sample.of(new Followed(3, 9, false, 9, 40)), 5, 1).share())
        .isEqualTo(1);
    assertThat(StillHeld.of(StillHeld.Sample.of(new Followed(3, 8, true, 9, 40)), 5, 1).share())
        .isEqualTo(0);
    assertThat(StillHeld.of(StillHeld.Sample.of(new Followed(3, 9, true, 9, 40)), 5, 1).share())
        .isEqualTo(1);
  }

  @Test
  void aCountIsAsManyRowsOfOne() {
    List<Followed> counted =
        List.of(new Followed(0, 4, true, 20, 30), new Followed(2, 9, false, 15, 50));
    List<Followed> single = new ArrayList<>();
    for (Followed f : counted) {
      for (long i = 0; i < f.count(); i++) {
        single.add(new Followed(f.entered(), f.until(), f.ended(), f.horizon(), 1));
      }
    }
    assertThat(StillHeld.of(dated(single), 1, 1).share())
        .isCloseTo(StillHeld.of(dated(counted), 1, 1).share(), within(1e-12));
  }

  /** 95 % intervals over 500 samples of 300 people, of whom two in five are still held. */
  @Test
  void intervalsCoverTheShareTheyAreSampledFrom() {
    SplittableRandom random = new SplittableRandom(20240301);
    double truth = trueShare(new SplittableRandom(7), 400_000);
    int covered = 0;
    double sum = 0;
    for (int run = 0; run < 500; run++) {
      List<Followed> sample = new ArrayList<>();
      while (sample.size() < 300) {
        followed(random).ifPresent(sample::add);
      }
      StillHeld held = StillHeld.of(dated(sample), 400, run);
      double[] replicates = new double[400];
      Arrays.setAll(replicates, held::replicate);
      Arrays.sort(replicates);
      covered += replicates[9] <= truth && truth <= replicates[389] ? 1 : 0;
      sum += held.share();
    }
    assertThat(sum / 500).isCloseTo(truth, within(0.01));
    assertThat(covered).isBetween(459, 491);
  }

  /** Who leaves unseen is taken for held: the share is then too high, as the card says. */
  @Test
  void unseenDeparturesMakeItTooHigh() {
    SplittableRandom random = new SplittableRandom(3);
    List<Followed> blind = new ArrayList<>();
    while (blind.size() < 5_000) {
      followed(random)
          .ifPresent(
              f ->
                  blind.add(
                      f.ended() && random.nextDouble() < 0.5
                          ? new Followed(f.entered(), f.horizon(), false, f.horizon(), 1)
                          : f));
    }
    assertThat(StillHeld.of(dated(blind), 1, 1).share())
        .isGreaterThan(trueShare(new SplittableRandom(7), 400_000) + 0.05);
  }

  @Test
  void refusesInWords() {
    assertThatThrownBy(() -> new StillHeld.Sample(List.of(), -1, 0))
        .hasMessage("People cannot be fewer than 0, got left=-1, open=0");
    assertThatThrownBy(() -> StillHeld.of(StillHeld.Sample.of(), 10, 1))
        .hasMessage("A share needs people followed and at least one replicate, got 0 and 10");
    assertThatThrownBy(() -> new Followed(5, 4, false, 9, 1))
        .hasMessage(
            "People are held from 0 <= entered <= until <= horizon and at least one, got"
                + " entered=5, until=4, horizon=9, count=1");
    assertThat(
            StillHeld.of(StillHeld.Sample.of(new Followed(0, 3, true, 9, 9)), 1, 1)
                .endsSeen()
                .passed())
        .isFalse();
    assertThat(
            StillHeld.of(StillHeld.Sample.of(new Followed(0, 3, true, 9, 9)), 1, 1)
                .endsSeen()
                .detail())
        .isEqualTo("of 9 people followed, 9 were seen to leave; at least 10 are needed");
  }

  /**
   * A third of the dates are wrong, more often of those who left: dropping those people would leave
   * too many who stay, counting them by what is said of their end does not.
   */
  @Test
  void peopleWithoutDaysCountByWhatIsSaidOfTheirEnd() {
    SplittableRandom random = new SplittableRandom(5);
    double truth = trueShare(new SplittableRandom(7), 400_000);
    StillHeld.Sample all = StillHeld.Sample.of();
    StillHeld.Sample kept = StillHeld.Sample.of();
    for (int i = 0; i < 6_000; i++) {
      Followed f = followed(random).orElse(null);
      if (f == null) {
        continue;
      }
      boolean wrong = random.nextDouble() < (f.ended() ? 0.4 : 0.1);
      all =
          all.and(wrong ? StillHeld.Sample.undated(f.ended(), f.count()) : StillHeld.Sample.of(f));
      kept = wrong ? kept : kept.and(StillHeld.Sample.of(f));
    }
    assertThat(StillHeld.of(kept, 1, 1).share()).isGreaterThan(truth + 0.08);
    assertThat(StillHeld.of(all, 1, 1).share()).isBetween(truth - 0.03, truth + 0.05);
  }

  private static StillHeld.Sample dated(List<Followed> people) {
    return new StillHeld.Sample(people, 0, 0);
  }

  /** A person met in the quarter on a random day, as far as that day tells. */
  private static Optional<Followed> followed(SplittableRandom random) {
    int arrived = random.nextInt(-400, QUARTER);
    int last = arrived + stay(random);
    if (last < 0) {
      return Optional.empty();
    }
    int first = Math.max(0, arrived);
    int day = random.nextInt(first, QUARTER);
    boolean ended = last < day;
    return Optional.of(
        new Followed(
            first - arrived, (ended ? last : day) - arrived, ended, QUARTER - 1 - arrived, 1));
  }

  private static double trueShare(SplittableRandom random, int people) {
    int flow = 0;
    int stock = 0;
    for (int i = 0; i < people; i++) {
      int arrived = random.nextInt(-400, QUARTER);
      int last = arrived + stay(random);
      flow += last >= 0 ? 1 : 0;
      stock += last >= QUARTER - 1 ? 1 : 0;
    }
    return (double) stock / flow;
  }

  /** Days from arrival to the last day held: short stays for some, long ones for others. */
  private static int stay(SplittableRandom random) {
    double mean = random.nextDouble() < 0.5 ? 30 : 140;
    return Math.min(390, (int) (-mean * Math.log(1 - random.nextDouble())));
  }
}
