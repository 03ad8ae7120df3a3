package org.undercount.datasets.synthetic.people;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.centres.CentrePlan;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * The records of the four lists of people without the files around them, none damaged and none sent
 * twice: what linkage is measured on. A shard's records depend on the settings and its number only.
 */
public final class PeopleListings {

  private static final Map<String, PeopleList> LISTS =
      PeopleList.all().stream()
          .collect(Collectors.toUnmodifiableMap(PeopleList::source, Function.identity()));

  private PeopleListings() {}

  /** Hands every record of a shard to the visitor, person after person. */
  public static void each(WorldSettings settings, int shard, Consumer<Listing> visitor) {
    new Population(settings, CentrePlan.of(settings))
        .each(shard, person -> visit(settings, person, visitor));
  }

  /**
   * The same of those alone who are not freed in a raid of the first quarter delivered, which the
   * agencies detect one by one.
   *
   * @param settings of a single quarter
   * @return how many such people are held in the quarter, on a list or on none: what is to be
   *     estimated
   */
  public static int eachOutsideRaids(WorldSettings settings, int shard, Consumer<Listing> visitor) {
    Quarter quarter = settings.firstQuarter();
    if (settings.quarters() != 1) {
      throw new IllegalArgumentException(
          "People held are counted for one quarter, got " + settings.quarters());
    }
    int[] held = {0};
    new Population(settings, CentrePlan.of(settings))
        .each(
            shard,
            person -> {
              if (!Detection.inRaid(person, quarter)) {
                held[0]++;
                visit(settings, person, visitor);
              }
            });
    return held[0];
  }

  private static void visit(WorldSettings settings, Person person, Consumer<Listing> visitor) {
    Draw draw = new Draw(settings.seed().child("detection/" + person.id()));
    for (Quarter quarter : settings.delivered()) {
      Detection.of(person, quarter, draw)
          .forEach(
              (source, sighting) -> {
                PeopleList list = LISTS.get(source);
                if (list == null) {
                  throw new IllegalStateException(
                      "A list is expected for every agency, none for " + source);
                }
                Draw pen = PeoplePart.pen(settings, sighting, source);
                visitor.accept(
                    list.listing(person.id(), list.record(sighting, pen)).coded(person.traits()));
              });
    }
  }
}
