package org.undercount.datasets.synthetic.people;

/**
 * What a list says of one person, as far as it tells who that is: as the agency wrote it, but for
 * sex and nationality, whose words are exchanged for codes. Empty where the agency left it empty.
 *
 * @param source the list
 * @param person whose record it is: the truth
 * @param name whole name, in any script and order
 * @param document document number
 * @param phone phone number
 * @param birthDate date of birth, in the agency's form and calendar
 * @param sex {@code f} or {@code m}
 * @param nationality ISO 3166-1 alpha-2
 */
public record Listing(
    String source,
    int person,
    String name,
    String document,
    String phone,
    String birthDate,
    String sex,
    String nationality) {

  /** The same with sex and nationality as codes, where the agency's words are not empty. */
  Listing coded(Person.Traits traits) {
    return new Listing(
        source,
        person,
        name,
        document,
        phone,
        birthDate,
        sex.isEmpty() ? "" : traits.female() ? "f" : "m",
        nationality.isEmpty() ? "" : traits.origin().code());
  }
}
