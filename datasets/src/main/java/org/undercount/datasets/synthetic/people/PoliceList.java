package org.undercount.datasets.synthetic.people;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.undercount.datasets.synthetic.centres.Centre;
import org.undercount.datasets.synthetic.files.DelimitedFile;
import org.undercount.datasets.synthetic.names.Clerk;
import org.undercount.datasets.synthetic.names.Culture;
import org.undercount.datasets.synthetic.settings.Draw;

/**
 * The police's list: commas, windows-874, Thai headers, day first, names in capitals or in Thai,
 * people of one raid under one label.
 */
final class PoliceList implements PeopleList {

  static final Charset ENCODING = Charset.forName("windows-874");
  static final List<String> HEADER =
      List.of(
          "เลขที่",
          "วันที่รับแจ้ง",
          "ชื่อ-สกุล",
          "เพศ",
          "วันเกิด",
          "สัญชาติ",
          "หนังสือเดินทาง",
          "โทรศัพท์",
          "เส้นทาง",
          "ประเทศที่ถูกกักตัว",
          "สถานที่",
          "วันที่มาถึง",
          "วันที่ออก",
          "ถูกขายต่อ",
          "ประเภท",
          "ปฏิบัติการ");

  private static final Clerk.Faults FAULTS = new Clerk.Faults(0.07, 0.05, 0.03, 0.05, 0.04);
  private static final int REPORTED = 1;

  @Override
  public String source() {
    return Detection.POLICE;
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
    boolean thai = t.origin().culture() == Culture.THAI && draw.chance(0.7);
    String event = s.bulkEvent();
    return List.of(
        "P" + draw.digits(7),
        Entries.dayFirst(s.reportedOn()),
        thai ? e.clerk().own(e.name()) : e.clerk().capitals(e.name()),
        e.kept(0.98, t.female() ? "หญิง" : "ชาย"),
        e.kept(0.93, Entries.dayFirst(e.birthDate())),
        e.kept(0.98, CountryWords.of(t.origin().code()).thai()),
        e.kept(0.86, e.document()),
        e.kept(0.50, e.phone()),
        e.kept(0.90, String.join(",", s.transit())),
        CountryWords.of(s.destination()).thai(),
        e.kept(0.80, place.latin()),
        e.kept(0.85, Entries.dayFirst(e.clerk().date(s.arrivedOn()))),
        e.leftOn(Entries::dayFirst),
        e.kept(0.50, e.timesSold()),
        event == null ? "รายบุคคล" : "กลุ่ม",
        event == null ? "" : event);
  }

  @Override
  public Listing listing(int person, List<String> r) {
    return new Listing(
        source(), person, r.get(2), r.get(6), r.get(7), r.get(4), r.get(3), r.get(5));
  }

  @Override
  public List<String> damaged(List<String> record, Draw draw) {
    if (draw.chance(0.5)) {
      return record.subList(0, 8);
    }
    List<String> damaged = new ArrayList<>(record);
    damaged.set(REPORTED, "45/13/2023");
    return damaged;
  }

  @Override
  public void write(Path file, String quarter, List<List<String>> records) throws IOException {
    new DelimitedFile(',', ENCODING, false).write(file, HEADER, records);
  }
}
