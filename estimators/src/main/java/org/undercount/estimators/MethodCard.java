package org.undercount.estimators;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader must know to judge a method, in one place for documents and reports.
 *
 * @param id as on the command line or in a model file
 * @param title its name in the field
 * @param formula in plain symbols
 * @param assumptions that must hold
 * @param breaks what breaks them here, and in which direction the number errs
 * @param citation author, year, place
 */
public record MethodCard(
    String id,
    String title,
    String formula,
    List<String> assumptions,
    List<String> breaks,
    String citation) {

  private static final String CLOSED = "nobody enters or leaves while the lists are made";
  private static final String LINKED = "every person is recognised across lists";
  private static final String MISSED_LINKS =
      "missed links make people look unseen by others: the number is too high";

  public MethodCard {
    assumptions = List.copyOf(assumptions);
    breaks = List.copyOf(breaks);
    if (id.isBlank() || formula.isBlank() || citation.isBlank() || assumptions.isEmpty()) {
      throw new IllegalArgumentException(
          "A method card needs id, formula, assumptions and citation, got a gap in " + id);
    }
  }

  /** All methods, in the order of the documents. */
  public static List<MethodCard> all() {
    List<MethodCard> cards = new ArrayList<>(main());
    cards.addAll(ClosedPopulationCards.all());
    cards.addAll(IndirectCards.all());
    cards.addAll(NetworkCards.all());
    cards.addAll(OpenPopulationCards.all());
    return List.copyOf(cards);
  }

  /** A card with what every closed-population method assumes and what breaks all of them. */
  static MethodCard ofClosedPopulation(
      String id,
      String title,
      String formula,
      List<String> assumptions,
      List<String> breaks,
      String citation) {
    List<String> all = new ArrayList<>(List.of(CLOSED, LINKED));
    all.addAll(assumptions);
    List<String> broken = new ArrayList<>(breaks);
    broken.add(MISSED_LINKS);
    return new MethodCard(id, title, formula, all, broken, citation);
  }

  private static List<MethodCard> main() {
    return List.of(
        new MethodCard(
            "chapman",
            "Chapman's two-list estimator",
            "N = (n1 + 1)(n2 + 1)/(m + 1) - 1; Var = (n1 + 1)(n2 + 1)(n1 - m)(n2 - m)/((m + 1)^2 (m"
                + " + 2))",
            List.of(CLOSED, LINKED, "the two lists are independent"),
            List.of(
                "one list refers people to the other: the number is too low",
                "lists that avoid each other: too high",
                MISSED_LINKS),
            "Chapman (1951), Univ. Calif. Publ. Stat. 1; variance: Seber (1970), Biometrics 26"),
        new MethodCard(
            "chao",
            "Chao's lower bound, form for lists",
            "N >= n + sum s_i s_j / sum s_ij over pairs of lists, s_i on list i only, s_ij on i and"
                + " j only",
            List.of(CLOSED, LINKED, "lists are independent given the person"),
            List.of(
                "referral between lists lowers the bound, which stays a bound",
                "lists that avoid each other can lift it above the truth",
                MISSED_LINKS),
            "Chao (1987), Biometrics 43; for lists of unequal size: Chao (1989), Biometrics 45"),
        new MethodCard(
            "loglinear",
            "Hierarchical log-linear models",
            "log E[count of a pattern] = sum of effects of the lists in it and of their"
                + " interactions; N = n + exp(intercept)",
            List.of(
                CLOSED,
                LINKED,
                "the interaction of all lists together is absent",
                "the chosen model holds: its interval does not count the choice"),
            List.of(
                "people who differ strongly in how visible they are: too low",
                "a bulk release entered as if people were found one by one",
                "empty overlaps: some models have no estimate and are left out",
                MISSED_LINKS),
            "Fienberg (1972), Biometrika 59; interval: Cormack (1992), Biometrics 48; existence:"
                + " Fienberg and Rinaldo (2012), Ann. Stat. 40; empty overlaps: Chan, Silverman and"
                + " Vincent (2021), JASA 116"),
        new MethodCard(
            "loglinear-average",
            "Average over hierarchical log-linear models",
            "log(N - n) = sum over models of w_m log(N_m - n), w_m proportional to exp(-AIC_m / 2);"
                + " standard error sum of w_m sqrt(v_m + (difference from the average)^2)",
            List.of(
                CLOSED,
                LINKED,
                "the interaction of all lists together is absent",
                "some of the models averaged is close to the truth"),
            List.of(
                "people who differ strongly in how visible they are: too low",
                "a bulk release entered as if people were found one by one",
                "empty overlaps: some models have no estimate and are left out",
                MISSED_LINKS),
            "Buckland, Burnham and Augustin (1997), Biometrics 53; models: Fienberg (1972),"
                + " Biometrika 59"),
        new MethodCard(
            "decomposable",
            "Bayesian average over decomposable graphs",
            "P(N | counts) proportional to 1/N sum over chordal graphs of N!/(N - n)! prod over"
                + " cliques of P(margin) / prod over separators of P(margin), each margin"
                + " Dirichlet-multinomial with 2^-p units per cell of the p lists; N = median",
            List.of(
                CLOSED,
                LINKED,
                "lists not joined in a graph are independent given those between them",
                "every graph is as likely as any other beforehand, N as 1/N"),
            List.of(
                "people who differ strongly in how visible they are: too low",
                "weight on the graph that joins all lists: the prior, not the data, gives the"
                    + " number",
                "a bulk release entered as if people were found one by one",
                MISSED_LINKS),
            "Madigan and York (1997), Biometrika 84; prior: Dawid and Lauritzen (1993), Ann. Stat."
                + " 21"),
        new MethodCard(
            "sparse",
            "Multiple systems estimation for sparse data",
            "log E[count of a pattern] = c + sum a_i + sum b_ij over the pairs that forward selection"
                + " lets in at p < 0.02; N = n + e^c; BCa interval, selection repeated in each"
                + " replicate",
            List.of(
                CLOSED,
                LINKED,
                "no interaction of three or more lists",
                "units are found one by one, so that resampling them is fair"),
            List.of(
                "people who differ strongly in how visible they are: too low",
                "a bulk release entered as if people were found one by one: interval too narrow",
                "near the threshold the selection jumps between models far apart: wide, either way",
                MISSED_LINKS),
            "Chan, Silverman and Vincent (2021), JASA 116; existence: Fienberg and Rinaldo (2012),"
                + " Ann. Stat. 40; interval: Efron (1987), JASA 82"),
        new MethodCard(
            "latent-class",
            "Dirichlet-process mixture of latent classes",
            "P(pattern) = sum over classes k of pi_k prod over lists j of l_jk^x_j (1 -"
                + " l_jk)^(1 - x_j); pi from stick breaking with concentration a ~ Gamma(0.25,"
                + " 0.25), l uniform, P(N) proportional to 1/N; N = posterior median",
            List.of(CLOSED, LINKED, "within a class lists are independent"),
            List.of(
                "people who differ moderately: the prior leans to few classes, too low",
                "a class that no list sees leaves no trace: too low",
                "lists that refer people to one another are read as a class: either way",
                MISSED_LINKS),
            "Manrique-Vallier (2016), Biometrics 72; cells that cannot occur: Manrique-Vallier and"
                + " Reiter (2014), JCGS 23; agreement of chains: Vehtari, Gelman, Simpson, Carpenter"
                + " and Buerkner (2021), Bayesian Analysis 16"),
        new MethodCard(
            "mt",
            "Independent lists",
            "log-linear with main effects only",
            List.of(CLOSED, LINKED, "all lists are independent", "people are equally visible"),
            List.of("any positive dependence or difference between people: too low", MISSED_LINKS),
            "Darroch (1958), Biometrika 45"),
        new MethodCard(
            "mh-chao",
            "Heterogeneous people, Chao's lower bound as a regression",
            "log mu = c + b k + sum over j >= 3 of eta_j max(0, k - j + 1), eta_j >= 0; N = n + e^c",
            List.of(CLOSED, LINKED, "lists are equally large and independent given the person"),
            List.of("lists of unequal size: too high or too low", MISSED_LINKS),
            "Rivest and Baillargeon (2007), Biometrics 63"),
        new MethodCard(
            "mh-poisson",
            "Heterogeneous people, Poisson shape",
            "log mu = c + b k + t (2^k - 1); N = n + e^c",
            List.of(CLOSED, LINKED, "lists are equally large", "differences follow this shape"),
            List.of("another shape of differences: either way", MISSED_LINKS),
            "Rivest and Baillargeon (2007), Biometrics 63"),
        new MethodCard(
            "mh-darroch",
            "Heterogeneous people, normal on the logit",
            "log mu = c + b k + t k^2/2; N = n + e^c",
            List.of(CLOSED, LINKED, "lists are equally large", "differences follow this shape"),
            List.of("another shape of differences: either way", MISSED_LINKS),
            "Darroch, Fienberg, Glonek and Junker (1993), JASA 88"),
        new MethodCard(
            "auto",
            "The platform's choice",
            "two lists: chapman; more: loglinear-average; refused when a gate fails",
            List.of("those of the method it reports"),
            List.of("those of the method it reports"),
            "Gates: Robson and Regier (1964); Fienberg and Rinaldo (2012). Averaging: Buckland,"
                + " Burnham and Augustin (1997), Biometrics 53"),
        new MethodCard(
            "R1",
            "Head count times takings",
            "R = people x share who earn x takings per earner and day x working days",
            List.of(
                "takings per head hold for everyone counted",
                "inputs are independent unless linked"),
            List.of(
                "takings known from a few ledgers of large earners: too high",
                "counting guards and newcomers as earners: too high"),
            "arithmetic of USIP (2024), Transnational Crime in Southeast Asia; simulation: JCGM"
                + " 101:2008"),
        new MethodCard(
            "R3",
            "Net inflow",
            "R = inflow from outside the cluster - returned to victims",
            List.of("the cluster is known", "inflow counts no transfer inside it"),
            List.of(
                "adding up receipts counts recirculated money again: too high",
                "unknown addresses and cash: too low"),
            "Griffin and Mei (2024), How do crypto flows finance slavery?"),
        new MethodCard(
            "R5",
            "Funnel",
            "R = people x contacts per day x share who reply x share who pay x mean loss x days",
            List.of("the rates belong to the same campaigns"),
            List.of("four uncertain rates multiply: wide, either way"),
            "no published use; simulation: JCGM 101:2008"));
  }
}
