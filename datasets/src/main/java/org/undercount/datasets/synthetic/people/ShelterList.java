package org.undercount.datasets.synthetic.people;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.undercount.datasets.synthetic.centres.Centre;
import org.undercount.datasets.synthetic.files.JsonLines;
import org.undercount.datasets.synthetic.names.Clerk;
import org.undercount.datasets.synthetic.settings.Draw;

/**
 * The shelters' case records: one JSON object a line, names in the person's own script or in Latin
 * letters, some people sent by the hotline.
 */
final class ShelterList implements PeopleList {

  private static final Clerk.Faults FAULTS = new Clerk.Faults(0.05, 0.04, 0.03, 0.04, 0.04);

  @Override
  public String source() {
    return Detection.SHELTERS;
  }

  @Override
  public String extension() {
    return ".jsonl";
  }

  @Override
  public int rowsAbove() {
    return 0;
  }

  @Override
  public List<String> record(Sighting s, Draw draw) {
    Entries e = Entries.of(s, draw, FAULTS);
    Centre.Naming place = s.stay().centre().naming();
    Person.Traits t = e.traits();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("case_no", "S" + draw.digits(6));
    fields.put("intake_date", s.reportedOn().toString());
    put(fields, "name", draw.chance(0.55) ? e.clerk().own(e.name()) : e.clerk().latin(e.name()));
    put(fields, "gender", e.kept(0.98, t.female() ? "female" : "male"));
    put(fields, "dob", e.kept(0.93, e.birthDate().toString()));
    put(fields, "nationality", e.kept(0.98, CountryWords.of(t.origin().code()).english()));
    put(fields, "id_document", e.kept(0.82, e.document()));
    put(fields, "mobile", e.kept(0.76, e.phone()));
    put(fields, "schooling", e.kept(0.80, t.education()));
    fields.put("languages", t.languages());
    put(fields, "promised", e.kept(0.75, s.person().offer().advertised()));
    fields.put("route", draw.chance(0.93) ? s.transit() : List.of());
    fields.put("held_in", s.destination());
    put(
        fields,
        "held_at",
        e.kept(0.60, e.place(List.of(place.latin(), place.own(), place.chinese()))));
    put(fields, "arrived", e.kept(0.92, e.clerk().date(s.arrivedOn()).toString()));
    put(fields, "left", e.leftOn(Object::toString));
    if (draw.chance(0.85)) {
      fields.put("times_sold", s.timesSold());
    }
    String from = s.referredFrom();
    put(fields, "referred_by", from == null ? "" : from);
    return List.of(JsonLines.object(fields));
  }

  @Override
  public Listing listing(int person, List<String> record) {
    Map<String, String> fields = JsonLines.texts(record.get(0));
    Function<String, String> of = name -> fields.getOrDefault(name, "");
    return new Listing(
        source(),
        person,
        of.apply("name"),
        of.apply("id_document"),
        of.apply("mobile"),
        of.apply("dob"),
        of.apply("gender"),
        of.apply("nationality"));
  }

  @Override
  public List<String> damaged(List<String> record, Draw draw) {
    String line = record.get(0);
    return draw.chance(0.5)
        ? List.of(line.substring(0, line.length() / 2))
        : List.of(line.replaceFirst("\"intake_date\":\"[^\"]*\"", "\"intake_date\":\"unknown\""));
  }

  @Override
  public void write(Path file, String quarter, List<List<String>> records) throws IOException {
    JsonLines.write(file, records.stream().map(r -> r.get(0)).toList());
  }

  private static void put(Map<String, Object> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }
}
