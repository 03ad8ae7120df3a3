package org.undercount.estimators;

import java.util.List;

/** The cards of methods that rest on who knows whom. */
final class NetworkCards {

  private static final String DEGREES = "degrees are reported rightly and ties are mutual";
  private static final String COUPONS = "coupons go to contacts at random";
  private static final String SMALL = "the sample is small beside the population";
  private static final String PARTIAL =
      "people who hand coupons to their like: either way, and the interval is too narrow";
  private static final String VISIBLE =
      "hidden people are known by as many as others are (else a degree ratio is stated)";
  private static final String AWARE =
      "contacts know that somebody is hidden (else a transmission rate is stated)";
  private static final String CONCEALED = "contacts do not know or will not tell: too low";

  private NetworkCards() {}

  static List<MethodCard> all() {
    return List.of(
        new MethodCard(
            "ss-pse",
            "Population size by successive sampling",
            "p(N | degrees in the order of recruitment), the next one drawn with probability"
                + " proportional to degree among those left; n/N ~ Beta(1, b) or N flat; degrees"
                + " Conway-Maxwell-Poisson",
            List.of(DEGREES, "respondents stand in the order in which they were recruited"),
            List.of(
                "a small part of the population sampled: the answer is the prior's",
                "degrees that fall for another reason, as when reports tire: too low"),
            "Handcock, Gile and Mar (2014), Electron. J. Stat. 8"),
        new MethodCard(
            "rds-i",
            "Respondent-driven sampling, who recruits whom",
            "P = S01 D0/(S01 D0 + S10 D1), Sgh the share of h among the recruits of g, Dg the harmonic"
                + " mean degree of g",
            List.of(DEGREES, COUPONS, SMALL, "chains are long enough to forget their seeds"),
            List.of(PARTIAL, "a group that nobody of the other recruits: no estimate"),
            "Salganik and Heckathorn (2004), Sociol. Methodol. 34; interval: Salganik (2006), J. Urban"
                + " Health 83"),
        new MethodCard(
            "rds-ii",
            "Respondent-driven sampling, weights by degree",
            "P = sum of y/d over sum of 1/d",
            List.of(DEGREES, SMALL, "chains are long enough to forget their seeds"),
            List.of(
                PARTIAL,
                "a large sample of a small population: those known to many count too little"),
            "Volz and Heckathorn (2008), J. Off. Stat. 24; interval: Salganik (2006), J. Urban Health"
                + " 83"),
        new MethodCard(
            "gile-ss",
            "Respondent-driven sampling as successive sampling",
            "P = sum of y/p over sum of 1/p, p = 1 - exp(-d t), t such that the sum of 1/p is N",
            List.of(DEGREES, COUPONS, "the size N of the population is known"),
            List.of(PARTIAL, "a wrong N: towards the sample's share if too small"),
            "Gile (2011), JASA 106; limit of successive sampling: Andreatta and Kaufman (1986), JASA"
                + " 81"),
        new MethodCard(
            "scale-up-mle",
            "Network scale-up, ratio of sums",
            "N_h = N sum of y over sum of d; d = N (known people named)/(people in known groups)",
            List.of(VISIBLE, AWARE, "who knows whom is at random"),
            List.of(
                CONCEALED, "hidden people who know few: too low", "barriers: intervals too narrow"),
            "Killworth, McCarty, Bernard, Shelley and Johnsen (1998), Eval. Rev. 22"),
        new MethodCard(
            "scale-up-pimle",
            "Network scale-up, mean of ratios",
            "N_h = N mean of y/d over respondents with d > 0",
            List.of(VISIBLE, AWARE, "who knows whom is at random"),
            List.of(CONCEALED, "degrees from few known people: noisy, and biased upwards"),
            "Killworth, Johnsen, McCarty, Shelley and Bernard (1998), Soc. Netw. 20"),
        new MethodCard(
            "scale-up-generalised",
            "Generalised network scale-up",
            "N_h = N (mean number of hidden people known)/(mean number of people who know of a hidden"
                + " person)",
            List.of(
                "weights of the sample of hidden people are right",
                "nobody is named as hidden who is not",
                "known groups know hidden people as others do"),
            List.of(
                "a hidden sample of well-known people: too low",
                "people named who are not hidden: too high"),
            "Feehan and Salganik (2016), Sociol. Methodol. 46"));
  }
}
