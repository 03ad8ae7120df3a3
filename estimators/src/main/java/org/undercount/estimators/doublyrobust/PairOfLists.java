package org.undercount.estimators.doublyrobust;

/**
 * What one pair of lists says.
 *
 * @param first column of a list
 * @param second column of the other, above the first
 * @param shared people on both
 * @param population N̂, which may lie below the people seen
 * @param standardError of N̂
 * @param plugIn the same learner's estimate without the correction
 * @param lincolnPetersen without covariates
 * @param learner the model of the lists that told the lists of people left out best
 * @param scarce share of people whose chance of being on both is below a twentieth of the average,
 *     and was lifted to that
 * @param apart share of people in categories, large enough to count, of whom nobody is on both
 */
public record PairOfLists(
    int first,
    int second,
    long shared,
    double population,
    double standardError,
    double plugIn,
    double lincolnPetersen,
    String learner,
    double scarce,
    double apart) {}
