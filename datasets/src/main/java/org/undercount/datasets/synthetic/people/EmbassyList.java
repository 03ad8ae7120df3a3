package org.undercount.datasets.synthetic.people;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undercount.datasets.synthetic.centres.Centre;
import org.undercount.datasets.synthetic.files.Workbook;
import org.undercount.datasets.synthetic.names.Clerk;
import org.undercount.datasets.synthetic.settings.Draw;

/**
 * The embassies' common list of assisted nationals: a workbook with two title rows, names in two
 * columns as in the passport, dates day first in the Buddhist era.
 */
final class EmbassyList implements PeopleList {

  static final String SHEET = "Cases";
  static final List<String> HEADER =
      List.of(
          "Ref",
          "Date recorded (B.E.)",
          "Surname",
          "Given names",
          "Sex",
          "Date of birth (B.E.)",
          "Nationality",
          "Passport no.",
          "Telephone",
          "Education",
          "Promised country",
          "Transit",
          "Country held",
          "Location",
          "Date of arrival (B.E.)",
          "Date of exit (B.E.)",
          "Times sold");

  private static final Clerk.Faults FAULTS = new Clerk.Faults(0.04, 0.03, 0.02, 0.03, 0.03);
  private static final int REPORTED = 1;

  @Override
  public String source() {
    return Detection.EMBASSIES;
  }

  @Override
  public String extension() {
    return ".xlsx";
  }

  @Override
  public int rowsAbove() {
    return 3;
  }

  @Override
  public List<String> record(Sighting s, Draw draw) {
    Entries e = Entries.of(s, draw, FAULTS);
    Centre.Naming place = s.stay().centre().naming();
    Person.Traits t = e.traits();
    String family = Clerk.ascii(e.clerk().misspelt(e.name().family().latin() + " ")).strip();
    String given = Clerk.ascii(e.clerk().misspelt(e.name().given().latin()));
    boolean swapped = draw.chance(FAULTS.order()) && !family.isEmpty();
    return List.of(
        "E-" + draw.digits(5),
        Entries.buddhist(s.reportedOn()),
        (swapped ? given : family).toUpperCase(Locale.ROOT),
        draw.chance(FAULTS.missingGiven()) && !family.isEmpty() ? "" : swapped ? family : given,
        t.female() ? "F" : "M",
        e.kept(0.97, Entries.buddhist(e.birthDate())),
        CountryWords.of(t.origin().code()).english(),
        e.kept(0.96, e.document()),
        e.kept(0.60, e.phone()),
        e.kept(0.55, t.education()),
        e.kept(0.55, CountryWords.of(s.person().offer().advertised()).english()),
        e.kept(0.93, String.join("/", s.transit())),
        CountryWords.of(s.destination()).english(),
        e.kept(0.45, e.place(List.of(place.latin(), place.latin() + ", " + town(s)))),
        e.kept(0.92, Entries.buddhist(e.clerk().date(s.arrivedOn()))),
        e.leftOn(Entries::buddhist),
        e.kept(0.60, e.timesSold()));
  }

  @Override
  public Listing listing(int person, List<String> r) {
    String name = (r.get(2) + " " + r.get(3)).strip();
    return new Listing(source(), person, name, r.get(7), r.get(8), r.get(5), r.get(4), r.get(6));
  }

  @Override
  public List<String> damaged(List<String> record, Draw draw) {
    List<String> damaged = new ArrayList<>(record);
    damaged.set(REPORTED, draw.chance(0.5) ? "pending" : "31/02/2566");
    return damaged;
  }

  @Override
  public void write(Path file, String quarter, List<List<String>> records) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Consular working group: nationals assisted, " + quarter));
    rows.add(List.of("SYNTHETIC DATA. Dates in the Buddhist era."));
    rows.add(HEADER);
    rows.addAll(records);
    Workbook.write(file, SHEET, rows);
  }

  private static String town(Sighting s) {
    return s.stay().centre().place().town().name();
  }
}
