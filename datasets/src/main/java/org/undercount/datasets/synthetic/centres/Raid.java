package org.undercount.datasets.synthetic.centres;

import java.time.LocalDate;

/**
 * A bulk release: one day on which the police take many people out of the centres of one town
 * together.
 *
 * @param label the name the police give it
 * @param day the day
 * @param town the town's name
 * @param share chance that somebody held there that day is taken out
 */
public record Raid(String label, LocalDate day, String town, double share) {}
