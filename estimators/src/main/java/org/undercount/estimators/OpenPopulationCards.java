package org.undercount.estimators;

import java.util.List;

/** The cards of models of histories and of occupancy. */
final class OpenPopulationCards {

  private static final String ALIKE = "units of a group have the same chances, seen before or not";
  private static final String FOR_GOOD = "who leaves does not come back";

  private OpenPopulationCards() {}

  static List<MethodCard> all() {
    return List.of(
        new MethodCard(
            "cjs",
            "Cormack-Jolly-Seber",
            "P(history | first seen) = product of phi and p or 1 - p up to the last sighting, times"
                + " the chance of not being seen again",
            List.of(ALIKE, FOR_GOOD),
            List.of(
                "units in passage that are never seen again: phi too low (test 3.SR)",
                "seen more readily after being seen, or less: either way (test 2.CT)"),
            "Cormack (1964), Biometrika 51; Jolly (1965) and Seber (1965), Biometrika 52; Lebreton"
                + " et al. (1992), Ecol. Monogr. 62"),
        new MethodCard(
            "popan",
            "Superpopulation with entrants",
            "N units enter at shares b(t) and stay with phi; N from the multinomial of histories;"
                + " stock = sum of P(there | history)",
            List.of(ALIKE, FOR_GOOD, "new units are seen as those seen before"),
            List.of(
                "units that differ in how visible they are: too low",
                "p of the first and last occasion free: N is not told and refused"),
            "Schwarz and Arnason (1996), Biometrics 52"),
        new MethodCard(
            "robust-design",
            "Robust design",
            "popan with several looks at each occasion, nobody coming or going between them; away for"
                + " whole occasions with gamma'' after being there and gamma' after being away",
            List.of(ALIKE, FOR_GOOD, "closed between the looks of an occasion"),
            List.of("units that differ in how visible they are: too low"),
            "Pollock (1982), J. Wildl. Manage. 46; Kendall, Pollock and Brownie (1995), Biometrics"
                + " 51; emigration: Kendall, Nichols and Hines (1997), Ecology 78"),
        new MethodCard(
            "pradel",
            "Growth of the stock",
            "N(t+1) = lambda(t) N(t), histories given that units were seen",
            List.of(ALIKE, FOR_GOOD, "the area watched stays the same"),
            List.of("more places watched than before: growth too high"),
            "Pradel (1996), Biometrics 52; Link and Barker (2005), Biometrics 61"),
        new MethodCard(
            "multistate",
            "Movement between states",
            "P(in s, seen | was in r) = S(r) psi(r,s) p(s)",
            List.of(ALIKE, FOR_GOOD, "where a unit goes depends on where it is alone"),
            List.of("states that are told wrongly: movement too high"),
            "Arnason (1973), Res. Popul. Ecol. 15; Schwarz, Schweigert and Arnason (1993),"
                + " Biometrics 49; states not told: Kendall, Hines and Nichols (2003), Ecology 84"),
        new MethodCard(
            "occupancy",
            "Occupancy of sites",
            "active first with psi, opening with gamma, closing with epsilon, found with p; with"
                + " false positives reported with f where not active; number = sum of P(active |"
                + " surveys)",
            List.of(
                "a site does not change within a season",
                "surveys of a site are independent given its state",
                "without false positives every detection is true; with them certain ones are"),
            List.of(
                "sources that copy one another: detection too high, number too low",
                "false reports taken as true: number too high, openings and closings too many"),
            "MacKenzie et al. (2003), Ecology 84; false positives: Miller et al. (2011), Ecology"
                + " 92"));
  }
}
