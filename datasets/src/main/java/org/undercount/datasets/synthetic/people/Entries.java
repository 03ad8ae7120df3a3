package org.undercount.datasets.synthetic.people;

import java.time.LocalDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undercount.datasets.synthetic.names.Clerk;
import org.undercount.datasets.synthetic.names.PersonName;
import org.undercount.datasets.synthetic.settings.Draw;

/**
 * The single entries of a record as a clerk fills them in: some wrong, some left empty.
 *
 * @param sighting what is written down
 * @param clerk who writes
 */
record Entries(Sighting sighting, Clerk clerk) {

  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

  static Entries of(Sighting sighting, Draw draw, Clerk.Faults faults) {
    return new Entries(sighting, new Clerk(draw, faults));
  }

  /** The text with that probability, else empty. */
  String kept(double probability, String text) {
    return clerk.draw().chance(probability) ? text : "";
  }

  PersonName name() {
    return sighting.person().name();
  }

  Person.Traits traits() {
    return sighting.person().traits();
  }

  LocalDate birthDate() {
    return clerk.date(sighting.person().papers().birthDate());
  }

  int age() {
    LocalDate birth = sighting.person().papers().birthDate();
    return birth.until(sighting.reportedOn()).getYears();
  }

  String document() {
    return clerk.number(sighting.person().papers().document());
  }

  /** The phone number in one of the ways people write it. */
  String phone() {
    Person.Papers papers = sighting.person().papers();
    String number = clerk.number(papers.subscriber());
    String grouped =
        number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6);
    return switch (clerk.draw().below(4)) {
      case 0 -> "+" + papers.dialling() + number;
      case 1 -> "+" + papers.dialling() + " " + grouped;
      case 2 -> "00" + papers.dialling() + "-" + grouped.replace(' ', '-');
      default -> "+" + papers.dialling() + "-" + number;
    };
  }

  String leftOn(java.util.function.Function<LocalDate, String> written) {
    Optional<LocalDate> left = sighting.leftOn();
    return left.map(d -> written.apply(clerk.date(d))).orElse("");
  }

  String place(List<String> names) {
    return clerk.draw().of(names);
  }

  String timesSold() {
    return Long.toString(sighting.timesSold());
  }

  static String dayFirst(LocalDate date) {
    return DAY_FIRST.format(date);
  }

  /** Day first, year of the Buddhist era. */
  static String buddhist(LocalDate date) {
    return String.format(
        Locale.ROOT,
        "%02d/%02d/%04d",
        date.getDayOfMonth(),
        date.getMonthValue(),
        ThaiBuddhistDate.from(date).get(java.time.temporal.ChronoField.YEAR_OF_ERA));
  }
}
