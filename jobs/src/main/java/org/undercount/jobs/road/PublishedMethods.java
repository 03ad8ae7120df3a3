package org.undercount.jobs.road;

import java.util.ArrayList;
import java.util.List;
import org.undercount.datasets.release.MethodCard;

/**
 * The card of every method a headline may name: the estimators', and how the road puts them
 * together.
 */
final class PublishedMethods {

  private PublishedMethods() {}

  static List<MethodCard> all() {
    List<MethodCard> cards = new ArrayList<>();
    for (org.undercount.estimators.MethodCard c : org.undercount.estimators.MethodCard.all()) {
      cards.add(
          new MethodCard(
              c.id(), c.title(), c.formula(), c.assumptions(), c.breaks(), c.citation()));
    }
    cards.add(
        new MethodCard(
            "sum-over-countries",
            "Sum over the countries that have an estimate",
            "N = sum of N_c; its interval from the sums of joint draws",
            List.of(
                "errors of different countries are independent of one another",
                "a person is counted in one country a quarter"),
            List.of(
                "a source that fails in every country at once makes the interval too narrow",
                "countries whose estimate was refused are not in the sum"),
            "JCGM 101 (2008), propagation of distributions"));
    cards.add(
        new MethodCard(
            "headcount-take",
            "Headcount times take (R1)",
            "R = N x earning share x days x take per earner and day",
            List.of(
                "the headcount's own assumptions",
                "ledgers seen are a fair sample of earners and days",
                "people held and takings are independent given the country"),
            List.of(
                "seized ledgers come from larger centres: the number is too high",
                "volunteers who are not held earn too and are not counted: too low"),
            "USIP Senior Study Group (2024) for the form; JCGM 101 (2008) for the simulation"));
    cards.add(
        new MethodCard(
            "flow-in-proportion",
            "Seen plus unseen in proportion",
            "F_r = n_r + (N - n) p_r, with p_r ~ Beta(n_r, n - n_r)",
            List.of("within a destination, being seen does not depend on the route"),
            List.of("people on a hidden route are less often seen: its flow is too low"),
            "Rubin (1981), Annals of Statistics 9, for the distribution of shares"));
    return cards;
  }
}
