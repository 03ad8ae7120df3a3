package org.undercount.datasets.synthetic.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.centres.CentrePlan;
import org.undercount.datasets.synthetic.files.GzipLines;
import org.undercount.datasets.synthetic.files.PartName;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;
import org.undercount.datasets.synthetic.surveys.Interviews;

/** Writes one shard of the people: four lists per quarter, and which row is whom. */
public final class PeoplePart {

  private static final double DAMAGED = 0.003;
  private static final double REPEATED = 0.004;
  private static final int ALWAYS_DAMAGED = 7;

  /** One record of a list, and whose it is. */
  private record Entry(
      LocalDate reportedOn, double order, int person, List<String> cells, String defect) {}

  private final WorldSettings settings;
  private final CentrePlan plan;
  private final int shard;
  private final Interviews interviews;
  private final Tally tally = new Tally();
  private final SortedMap<String, List<Entry>> entries = new TreeMap<>();
  private final Map<String, PeopleList> lists = new TreeMap<>();

  private PeoplePart(WorldSettings settings, CentrePlan plan, int shard) {
    this.settings = settings;
    this.plan = plan;
    this.shard = shard;
    this.interviews = new Interviews(settings);
    PeopleList.all().forEach(l -> lists.put(l.source(), l));
  }

  /** Writes the shard's files below the workspace and returns what it adds to the truth. */
  public static Tally write(WorldSettings settings, CentrePlan plan, int shard, Path workspace) {
    PeoplePart part = new PeoplePart(settings, plan, shard);
    try {
      part.writeTo(workspace);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing people, shard " + shard, e);
    }
    return part.tally;
  }

  private void writeTo(Path workspace) throws IOException {
    new Population(settings, plan).each(shard, this::visit);
    List<String> truth = new ArrayList<>(List.of("source,quarter,file,row,line,entity,defect"));
    for (Map.Entry<String, List<Entry>> list : entries.entrySet()) {
      String quarter = list.getKey().substring(0, list.getKey().indexOf('|'));
      PeopleList agency = agency(list.getKey().substring(quarter.length() + 1));
      List<Entry> rows = spoilt(list.getKey(), agency, list.getValue());
      String file =
          PartName.of(
              agency.source() + "_" + quarter, agency.extension(), shard, settings.shards());
      agency.write(
          workspace.resolve("raw").resolve(quarter).resolve(agency.source()).resolve(file),
          quarter,
          rows.stream().map(Entry::cells).toList());
      int row = 0;
      for (Entry entry : rows) {
        row++;
        truth.add(
            String.join(
                ",",
                agency.source(),
                quarter,
                file,
                Integer.toString(row),
                Integer.toString(row + agency.rowsAbove()),
                "p" + entry.person(),
                entry.defect()));
      }
    }
    String name = PartName.of("people", ".csv.gz", shard, settings.shards());
    GzipLines.write(workspace.resolve("truth").resolve(name), truth);
  }

  /** What the agency's clerk draws from while writing the person down. */
  static Draw pen(WorldSettings settings, Sighting sighting, String source) {
    String key = sighting.quarter() + "|" + source;
    return new Draw(settings.seed().child("pen/" + key + "/" + sighting.person().id()));
  }

  private PeopleList agency(String source) {
    PeopleList list = lists.get(source);
    if (list == null) {
      throw new IllegalStateException("A list is expected for every agency, none for " + source);
    }
    return list;
  }

  private void visit(Person person) {
    PeopleTruth.add(tally, person, settings.delivered());
    Draw draw = new Draw(settings.seed().child("detection/" + person.id()));
    for (Quarter quarter : settings.delivered()) {
      SortedMap<String, Sighting> sightings = Detection.of(person, quarter, draw);
      PeopleTruth.addSightings(tally, person, quarter, sightings);
      person
          .captivity()
          .lastWithin(quarter)
          .ifPresent(
              stay ->
                  interviews.add(
                      tally,
                      person.id(),
                      quarter,
                      stay.centre().country(),
                      sightings.containsKey(Detection.HOTLINE)));
      sightings.forEach((source, sighting) -> write(source, sighting, person));
    }
  }

  private void write(String source, Sighting sighting, Person person) {
    String key = sighting.quarter() + "|" + source;
    Draw pen = pen(settings, sighting, source);
    List<String> cells = agency(source).record(sighting, pen);
    entries
        .computeIfAbsent(key, k -> new ArrayList<>())
        .add(new Entry(sighting.reportedOn(), pen.uniform(), person.id(), cells, ""));
  }

  /** In the order of delivery, with a few rows damaged and a few sent twice. */
  private List<Entry> spoilt(String key, PeopleList agency, List<Entry> clean) {
    List<Entry> sorted = new ArrayList<>(clean);
    sorted.sort(Comparator.comparing(Entry::reportedOn).thenComparingDouble(Entry::order));
    Draw draw = new Draw(settings.seed().child("spoilt/" + key + "/" + shard));
    List<Entry> rows = new ArrayList<>();
    List<Entry> again = new ArrayList<>();
    for (Entry entry : sorted) {
      if (draw.chance(DAMAGED) || rows.size() == ALWAYS_DAMAGED) {
        List<String> cells = agency.damaged(entry.cells(), draw);
        rows.add(new Entry(entry.reportedOn(), entry.order(), entry.person(), cells, "malformed"));
      } else {
        rows.add(entry);
        if (draw.chance(REPEATED)) {
          again.add(
              new Entry(
                  entry.reportedOn(), entry.order(), entry.person(), entry.cells(), "repeated"));
        }
      }
    }
    rows.addAll(again);
    return rows;
  }
}
