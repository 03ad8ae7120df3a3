package org.undercount.estimators;

import java.util.List;

/** The cards of closed-population models beside the main ones, and of counts-only estimators. */
final class ClosedPopulationCards {

  private static final String REGRESSIONS =
      "Rivest and Baillargeon (2007), Biometrics 63; Baillargeon and Rivest (2007), J. Stat. Softw."
          + " 19(5)";
  private static final String FROM_FEW_LISTS =
      "few lists, on which nobody can be seen often: too high";
  private static final String NORMAL = "log-odds of people are normal";
  private static final String RIVEST =
      "Rivest (2011), Biometrical J. 53; Coull and Agresti (1999), Biometrics 55";
  private static final String ANOTHER_SHAPE = "another shape of differences: either way";

  private ClosedPopulationCards() {}

  static List<MethodCard> all() {
    return List.of(
        card(
            "lincoln-petersen",
            "Lincoln and Petersen's two-list estimator",
            "N = n1 n2 / m; Var = n1 n2 (n1 - m)(n2 - m)/m^3",
            List.of("the two lists are independent"),
            List.of(
                "small overlaps: too high, and without an overlap there is no estimate",
                "one list refers people to the other: the number is too low",
                "lists that avoid each other: too high"),
            "Petersen (1896); Lincoln (1930), USDA Circular 118; variance: Seber (1982), The"
                + " Estimation of Animal Abundance"),
        card(
            "doubly-robust",
            "Two lists independent given covariates, doubly robust",
            "N = n mean of (q1 q2/q12) (Y1/q1 + Y2/q2 - Y1 Y2/q12), q the shares on the lists"
                + " among people seen with the same covariates; Var = N (psi s^2 + (1 - psi)/psi),"
                + " psi = n/N",
            List.of(
                "the two lists are independent among people with the same covariates",
                "everybody could be on both lists"),
            List.of(
                "what is not recorded and makes people easy to find for both: too low",
                "one list refers people to the other: the number is too low",
                "a group that is hardly ever on both lists: refused, or either way"),
            "Das, Kennedy and Jewell (2023), JASA 118; folds: Chernozhukov et al. (2018),"
                + " Econometrics Journal 21"),
        card(
            "loglinear-joint",
            "Log-linear models of strata together, for lists that see only some",
            "log E[count of a pattern in a stratum] = number of the stratum + effects of the lists in"
                + " it and of their interactions; N = n + sum of exp(numbers of the strata)",
            List.of(
                "interactions between lists are the same in all strata",
                "a list declared blind to a stratum sees nobody of it"),
            List.of(
                "a list that is fed by another is blind where the other sees: its share must be let"
                    + " differ by stratum",
                "shares that differ taken as shared: either way"),
            "Zwane, van der Pal-de Bruin and van der Heijden (2004), Stat. Med. 23, with cells that"
                + " cannot occur in place of missing memberships"),
        card(
            "strata-imputed",
            "Strata that are not known of everybody, imputed",
            "strata of people on the same lists are multinomial; estimates on m completions are"
                + " combined: T = W + B (m + 1)/m on the log of the unseen",
            List.of(
                "whether the stratum is recorded depends on the lists and on what is recorded alone"),
            List.of(
                "a stratum that is recorded more readily: it comes out too large, others too small"),
            "Rubin (1987), Multiple Imputation; Little and Rubin (2002), section 13.2; HRDAG verdata"),
        card(
            "strata-pooled",
            "Strata that borrow strength",
            "log(f0/n) of a stratum ~ N(theta, e^2), theta ~ N(mu, tau^2), tau ~ half-Cauchy(1)",
            List.of("strata differ in how they are seen by chance alone"),
            List.of("a stratum that is special is drawn to the others: too low or too high"),
            "Gelman et al. (2013), Bayesian Data Analysis, section 5.4; Gelman (2006), Bayesian Anal."
                + " 1"),
        card(
            "m0",
            "Lists and people all alike",
            "log mu = c + b k; N = n + e^c",
            List.of("lists are equally large and independent", "people are equally visible"),
            List.of("people who differ: too low", "lists of unequal size: too high or too low"),
            "Otis, Burnham, White and Anderson (1978), Wildl. Monogr. 62; " + REGRESSIONS),
        card(
            "mh-gamma",
            "Heterogeneous people, gamma shape",
            "log mu = c + b k + t (log 3.5 - log(3.5 + k)); N = n + e^c",
            List.of("lists are equally large", "differences follow this shape"),
            List.of("weak differences: the number is very unstable", ANOTHER_SHAPE),
            REGRESSIONS),
        card(
            "mh-normal",
            "Heterogeneous people, normal log-odds",
            "logit P(on a list | a) = b + a, a ~ N(0, s^2); N = n / (1 - P0)",
            List.of("lists are equally large and independent given the person", NORMAL),
            List.of("weak differences: the number is very unstable", ANOTHER_SHAPE),
            RIVEST),
        card(
            "mth-normal",
            "Unequal lists and heterogeneous people, normal log-odds",
            "logit P(on list i | a) = b_i + a, a ~ N(0, s^2); N = n / (1 - P0)",
            List.of("lists are independent given the person", NORMAL),
            List.of("weak differences: the number is very unstable", ANOTHER_SHAPE),
            RIVEST),
        card(
            "mth-chao",
            "Unequal lists and heterogeneous people, lower bound",
            "log mu = c + effects of lists + sum over j >= 3 of eta_j max(0, k - j + 1), eta_j >="
                + " 0; N = n + e^c",
            List.of("lists are independent given the person"),
            List.of("lists that avoid each other can lift the bound above the truth"),
            REGRESSIONS),
        card(
            "mth-poisson",
            "Unequal lists and heterogeneous people, Poisson shape",
            "log mu = c + effects of lists + t (2^k - 1); N = n + e^c",
            List.of("lists are independent given the person", "differences follow this shape"),
            List.of(ANOTHER_SHAPE),
            REGRESSIONS),
        card(
            "mth-darroch",
            "Unequal lists and heterogeneous people, normal on the logit",
            "log mu = c + effects of lists + t k^2/2; N = n + e^c",
            List.of("lists are independent given the person", "differences follow this shape"),
            List.of(ANOTHER_SHAPE),
            "Darroch, Fienberg, Glonek and Junker (1993), JASA 88"),
        card(
            "mth-gamma",
            "Unequal lists and heterogeneous people, gamma shape",
            "log mu = c + effects of lists + t (log 3.5 - log(3.5 + k)); N = n + e^c",
            List.of("lists are independent given the person", "differences follow this shape"),
            List.of("weak differences: the number is very unstable", ANOTHER_SHAPE),
            REGRESSIONS),
        card(
            "mb",
            "People who change once seen: removal",
            "E[first seen on list i] = N p (1 - p)^(i - 1), lists in order of time; N = n/(1 - (1 -"
                + " p)^T)",
            List.of(
                "the lists follow one another and have the same effort",
                "people not yet seen are equally visible"),
            List.of(
                "people who differ: too low",
                "growing effort: too high; shrinking effort: too low",
                "first sightings that do not dwindle: no estimate"),
            "Otis, Burnham, White and Anderson (1978), Wildl. Monogr. 62; Baillargeon and Rivest"
                + " (2007), J. Stat. Softw. 19(5)"),
        card(
            "mtb",
            "Unequal lists and people who change once seen",
            "logit c_i = logit p_i + b; N = n / (1 - product of (1 - p_i)), p_i first sightings, c_i"
                + " later ones",
            List.of(
                "the lists follow one another in time",
                "people are equally visible until seen",
                "being seen shifts the log-odds of every later list alike"),
            List.of(
                "the counts tell b and N apart only weakly: the number is very unstable",
                "people who differ: either way"),
            "Otis, Burnham, White and Anderson (1978), Wildl. Monogr. 62; Baillargeon and Rivest"
                + " (2007), J. Stat. Softw. 19(5)"),
        card(
            "mbh",
            "People who change once seen and differ: removal from the second list",
            "E[first seen on list i] = N' p (1 - p)^(i - 2), i >= 2, N' those not on the first; N ="
                + " u1 + N'",
            List.of(
                "the lists follow one another and have the same effort",
                "people missed by the first list are equally visible after it"),
            List.of(
                "remaining differences between people: too low",
                "growing effort: too high; shrinking effort: too low",
                "first sightings that do not dwindle: no estimate"),
            "Otis, Burnham, White and Anderson (1978), Wildl. Monogr. 62; Baillargeon and Rivest"
                + " (2007), J. Stat. Softw. 19(5)"),
        card(
            "chao-lee-sample-coverage",
            "Sample coverage for lists",
            "C = 1 - (1/t) sum s_i/n_i; N = D/C + (1/(tC)) sum over pairs of A_ij g_ij, g_ij = N"
                + " b_ij/(n_i n_j) - 1, solved for N if C >= 0.55, otherwise one step from N = D/C",
            List.of("three lists together depend no more than pairs do"),
            List.of(
                "low coverage and positively dependent lists: too low, a lower bound",
                "strong dependence of three lists together: either way"),
            "Chao and Lee (1992), JASA 87; for lists: Chao and Tsay (1998), JASA 93"),
        card(
            "zelterman",
            "Zelterman's estimator",
            "N = n/(1 - exp(-2 f2/f1))",
            List.of("those seen once or twice are like those never seen"),
            List.of(FROM_FEW_LISTS, "chance finds among those seen once: too high"),
            "Zelterman (1988), J. Stat. Plan. Inference 18; variance: Böhning (2008), Stat."
                + " Methodol. 5"),
        card(
            "zt-poisson",
            "Zero-truncated Poisson",
            "N = n/(1 - e^-r), r the rate at which the mean of those seen is r/(1 - e^-r)",
            List.of("people are seen at one rate, at any time"),
            List.of(FROM_FEW_LISTS, "people who differ: too low"),
            "van der Heijden et al. (2003), Stat. Model. 3"),
        card(
            "zt-geometric",
            "Zero-truncated geometric",
            "N = n (1 + m)/m, 1 + m the mean of those seen",
            List.of("rates of being seen are exponential, at any time"),
            List.of(FROM_FEW_LISTS, "rates that differ less: too high; more: too low"),
            "Chlebicki and Beresewicz (2024), singleRcapture; Böhning and Schön (2005), Appl. Stat."
                + " 54"),
        card(
            "zt-negative-binomial",
            "Zero-truncated negative binomial",
            "N = n/(1 - (1 - z)^r), r and z by maximum likelihood",
            List.of("rates of being seen follow a gamma distribution, at any time"),
            List.of(
                FROM_FEW_LISTS,
                "the maximum often lies at the edge: no estimate, or a very unstable one"),
            "Cruyff and van der Heijden (2008), Biom. J. 50"));
  }

  private static MethodCard card(
      String id,
      String title,
      String formula,
      List<String> assumptions,
      List<String> breaks,
      String citation) {
    return MethodCard.ofClosedPopulation(id, title, formula, assumptions, breaks, citation);
  }
}
