package org.undercount.estimators;

import java.util.List;

/** The cards of methods that need no lists of people, of stays and of pooling. */
final class IndirectCards {

  private IndirectCards() {}

  static List<MethodCard> all() {
    return List.of(
        new MethodCard(
            "multiplier",
            "Service multiplier",
            "N = n/p, p = x/m the share of a survey that used the service; p ~ Beta(x/D + 1/2, (m -"
                + " x)/D + 1/2), D the design effect",
            List.of(
                "the survey draws from the whole population",
                "service and survey mean the same use in the same window",
                "the service counts people, not visits"),
            List.of(
                "a survey reached through the service: too low",
                "visits counted as people: too high",
                "nobody in the survey used the service: no estimate, a lower bound"),
            "UNAIDS/WHO (2010), Guidelines on Estimating the Size of Populations Most at Risk to"
                + " HIV"),
        new MethodCard(
            "residual",
            "Entry-exit residual",
            "R = (departures - returns)(1 - s), s the share who stay for a known other reason; from"
                + " the lowest administration's lower quantile to the highest one's upper",
            List.of(
                "all ways there and back are counted", "the window is long against a usual visit"),
            List.of(
                "returns by a way nobody counts: too high",
                "departures by way of a third country: too low",
                "no other reasons stated: an upper envelope, not an estimate"),
            "residual method: Warren and Passel (1987), Demography 24; simulation: JCGM 101:2008"),
        new MethodCard(
            "headcount",
            "Floor area",
            "N = sum of footprint x floors x efficiency x residential share x occupancy / m2 per"
                + " person",
            List.of(
                "the buildings are in use",
                "factors given for all hold for every building: their error does not average out"),
            List.of(
                "offices or unfinished buildings counted as dormitories: too high",
                "people who sleep in shifts: too low"),
            "simulation: JCGM 101:2008, GUM Supplement 1"),
        new MethodCard(
            "kaplan-meier",
            "Length of stay, without a distribution",
            "S(t) = product over ends u <= t of (1 - d(u)/r(u)); Greenwood's variance; log-log"
                + " limits",
            List.of("who drops out of sight is held no longer and no shorter than others"),
            List.of(
                "people known only because they were held long, without the day from which they"
                    + " could be seen: too long",
                "half not yet freed: no median"),
            "Kaplan and Meier (1958), JASA 53; Brookmeyer and Crowley (1982), Biometrics 38; Klein"
                + " and Moeschberger (2003), Survival Analysis"),
        new MethodCard(
            "stay-models",
            "Length of stay by a distribution",
            "log T = mu + sigma W, W extreme-value, normal or logistic; with a share c that never"
                + " leaves, S = c + (1 - c) S0; maximum likelihood, AIC",
            List.of(
                "the distribution holds beyond the longest stay seen",
                "who drops out of sight is held no longer and no shorter than others"),
            List.of(
                "few long stays seen to end: the mean rests on the tail of the distribution",
                "a share that never leaves: no mean"),
            "Kalbfleisch and Prentice (1980), The Statistical Analysis of Failure Time Data; Boag"
                + " (1949), JRSS B 11"),
        new MethodCard(
            "little",
            "From flow to stock",
            "stock = arrivals per day x mean stay in days; variances add on the log scale",
            List.of("arrivals and stays have been steady for several mean stays"),
            List.of("a growing flow: too high", "a shrinking flow: too low"),
            "Little (1961), Operations Research 9"),
        new MethodCard(
            "flow-still-held",
            "Stock at a period's end from its flow",
            "stock = (flow - freed in bulk) x mean of S(end)/S(last known held), 0 for people seen"
                + " to leave; S from hazards by week of the stay, stays entered late and followed in part",
            List.of(
                "the day a person was last known to be held says nothing of when the stay ends",
                "lists find those who leave within the period as often as those who stay"),
            List.of(
                "departures that no list hears of: too high",
                "lists that mostly meet people who got out: too low"),
            "Lynden-Bell (1971), MNRAS 155; Friedman (1982), Annals of Statistics 10"),
        new MethodCard(
            "transfers",
            "How often a victim is sold on",
            "geometric: mean S/n of S transfers among n people; S/n - 1 where only people sold are"
                + " listed; exact limits from the beta distribution",
            List.of("stays are whole", "being sold does not change how soon one is sold again"),
            List.of("people still held: too low", "people who differ: interval too narrow"),
            "limits: Clopper and Pearson (1934), Biometrika 26, for inverse sampling"),
        new MethodCard(
            "paule-mandel",
            "Methods pooled by family of evidence",
            "mu = sum w y / sum w, w = 1/(v + tau^2), y log estimates of families; tau^2 solves sum"
                + " w (y - mu)^2 = k - 1; t with k - 1 degrees of freedom",
            List.of(
                "families err independently of one another",
                "biases of methods centre on 0 on the log scale"),
            List.of(
                "a bias all methods share: leaves no trace",
                "one source quoted by several, taken as several families: too narrow",
                "families further apart than the factor: no estimate, the envelope"),
            "Paule and Mandel (1982), J. Res. NBS 87; interval: Hartung and Knapp (2001), Stat. Med."
                + " 20; I2: Higgins and Thompson (2002), Stat. Med. 21; Viechtbauer (2007), Stat."
                + " Med. 26"),
        new MethodCard(
            "dersimonian-laird",
            "Methods pooled, variance between them by moments",
            "tau^2 = (Q - (k - 1))/(sum w - sum w^2/sum w), normal interval",
            List.of("as for paule-mandel", "families are many"),
            List.of("few families: too narrow"),
            "DerSimonian and Laird (1986), Controlled Clinical Trials 7"),
        new MethodCard(
            "bayesian",
            "Methods pooled with a bias each",
            "y = mu + b + e, b ~ N(0, tau^2), tau ~ half-Cauchy(0.5), mu flat, on a grid",
            List.of("as for paule-mandel", "a bias by a factor 1.6 is common, by 10 rare"),
            List.of("two families: the prior of tau sets the width"),
            "Gelman (2006), Bayesian Anal. 1; Gelman et al. (2013), Bayesian Data Analysis, section"
                + " 5.4"));
  }
}
