package org.undercount.jobs.link.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.link.model.LinkModel.FieldModel;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

class ClericalTest {

  private static final LinkModel MODEL =
      new LinkModel(
          0.02,
          List.of(
              new FieldModel(
                  new Field("born", FieldKind.DATE),
                  List.of(0.0, 0.05, 0.05, 0.1, 0.1, 0.7),
                  List.of(0.0, 0.9, 0.04, 0.03, 0.02, 0.01)),
              new FieldModel(
                  new Field("city", FieldKind.CATEGORY),
                  List.of(0.0, 0.2, 0.8),
                  List.of(0.0, 0.9, 0.1)),
              new FieldModel(
                  new Field("code", FieldKind.IDENTIFIER),
                  List.of(0.0, 0.1, 0.1, 0.2, 0.6),
                  List.of(0.0, 0.97, 0.01, 0.01, 0.01))),
          5,
          true);

  @Test
  void withoutAnswersNothingChanges() {
    Clerical.Corrected same = Clerical.fit(MODEL, List.of());
    assertThat(same.shift()).isZero();
    assertThat(same.slopes()).containsOnly(1.0);
    for (long pattern : List.of(0L, 0x115L, 0x421L, 0x405L)) {
      assertThat(same.bits(pattern, 3)).isEqualTo(MODEL.bits(pattern, 3));
    }
  }

  /** Where answers are plenty, shift and slopes are those they were drawn with. */
  @Test
  void findsHowOverConfidentWeightsAre() {
    SplittableRandom random = new SplittableRandom(3);
    Clerical.Corrected truth = new Clerical.Corrected(MODEL, -2, List.of(0.6, 0.3, 0.9), 0.8);
    List<Clerical.Answer> answers = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      long pattern =
          1 + random.nextInt(5) + ((1L + random.nextInt(2)) << 4) + ((1L + random.nextInt(4)) << 8);
      double rarity = 1 + 8 * random.nextDouble();
      double p = LinkModel.probability(truth.bits(pattern, rarity));
      answers.add(new Clerical.Answer(pattern, rarity, random.nextDouble() < p));
    }
    Clerical.Corrected found = Clerical.fit(MODEL, answers);
    assertThat(found.shift()).isCloseTo(-2, within(0.15));
    for (int f = 0; f < 3; f++) {
      assertThat(found.slopes().get(f)).isCloseTo(truth.slopes().get(f), within(0.06));
    }
    assertThat(found.raritySlope()).isCloseTo(0.8, within(0.06));
  }

  @Test
  void oneAnswerMovesLittle() {
    long even = 0x125; // equal date and city, another code
    double before = MODEL.bits(even, 3);
    double after =
        Clerical.fit(MODEL, List.of(new Clerical.Answer(even, 3, before < 0))).bits(even, 3);
    assertThat(Math.abs(after - before)).isBetween(0.01, 6.0);
  }

  @Test
  void answersThatAllAgreeStayFinite() {
    List<Clerical.Answer> yes = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      yes.add(new Clerical.Answer(0x111, 0, true));
    }
    Clerical.Corrected found = Clerical.fit(MODEL, yes);
    assertThat(found.bits(0x111, 0)).isBetween(3.0, 60.0);
    assertThat(found.slopes()).allSatisfy(s -> assertThat(s).isBetween(0.0, 10.0));
  }

  /** Pairs are given up early by this bound. */
  @Test
  void rarityStaysBelowItsBound() {
    Clerical.Corrected weight = new Clerical.Corrected(MODEL, 1, List.of(1.0, 1.0, 1.0), 1.7);
    for (double rarity : new double[] {0, 1, 5, 30}) {
      assertThat(weight.rarityBits(0x425, rarity))
          .isLessThanOrEqualTo(weight.mostRarityBits(rarity));
    }
  }
}
