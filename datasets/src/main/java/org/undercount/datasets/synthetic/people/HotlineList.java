package org.undercount.datasets.synthetic.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.undercount.datasets.synthetic.centres.Centre;
import org.undercount.datasets.synthetic.files.DelimitedFile;
import org.undercount.datasets.synthetic.names.Clerk;
import org.undercount.datasets.synthetic.settings.Draw;

/**
 * A hotline's call log: semicolons, UTF-8 with a byte order mark, Indonesian headers, day first.
 * The caller spells names by ear.
 */
final class HotlineList implements PeopleList {

  static final List<String> HEADER =
      List.of(
          "No",
          "Tgl Telepon",
          "Nama Lengkap",
          "JK",
          "Tgl Lahir",
          "Umur",
          "Kewarganegaraan",
          "No HP",
          "No Paspor",
          "Pendidikan",
          "Bahasa",
          "Dijanjikan",
          "Via",
          "Negara",
          "Tempat",
          "Tiba",
          "Keluar",
          "Dijual (kali)");

  private static final Clerk.Faults FAULTS = new Clerk.Faults(0.08, 0.05, 0.04, 0.05, 0.04);
  private static final int REPORTED = 1;

  @Override
  public String source() {
    return Detection.HOTLINE;
  }

  @Override
  public String extension() {
    return ".csv";
  }

  @Override
  public int rowsAbove() {
    return 1;
  }

  @Override
  public List<String> record(Sighting s, Draw draw) {
    Entries e = Entries.of(s, draw, FAULTS);
    Centre.Naming place = s.stay().centre().naming();
    Person.Traits t = e.traits();
    return List.of(
        "H" + draw.digits(6),
        Entries.dayFirst(s.reportedOn()),
        e.clerk().latin(e.name()),
        e.kept(0.97, t.female() ? "P" : "L"),
        e.kept(0.92, Entries.dayFirst(e.birthDate())),
        e.kept(0.90, Integer.toString(e.age())),
        e.kept(0.98, CountryWords.of(t.origin().code()).adjective()),
        e.kept(0.86, e.phone()),
        e.kept(0.60, e.document()),
        e.kept(0.60, education(t.education())),
        e.kept(0.70, String.join(",", t.languages())),
        e.kept(0.65, CountryWords.of(s.person().offer().advertised()).indonesian()),
        e.kept(0.92, String.join(",", s.transit())),
        CountryWords.of(s.destination()).indonesian(),
        e.kept(0.55, e.place(List.of(place.latin(), place.chinese(), place.latin()))),
        e.kept(0.90, Entries.dayFirst(e.clerk().date(s.arrivedOn()))),
        e.leftOn(Entries::dayFirst),
        e.kept(0.75, e.timesSold()));
  }

  @Override
  public Listing listing(int person, List<String> r) {
    return new Listing(
        source(), person, r.get(2), r.get(8), r.get(7), r.get(4), r.get(3), r.get(6));
  }

  @Override
  public List<String> damaged(List<String> record, Draw draw) {
    if (draw.chance(0.5)) {
      return record.subList(0, 9);
    }
    List<String> damaged = new ArrayList<>(record);
    damaged.set(REPORTED, "kemarin");
    return damaged;
  }

  @Override
  public void write(Path file, String quarter, List<List<String>> records) throws IOException {
    new DelimitedFile(';', UTF_8, true).write(file, HEADER, records);
  }

  private static String education(String level) {
    return switch (level) {
      case "none" -> "tidak sekolah";
      case "primary" -> "SD";
      case "secondary" -> "SMA";
      default -> "universitas";
    };
  }
}
