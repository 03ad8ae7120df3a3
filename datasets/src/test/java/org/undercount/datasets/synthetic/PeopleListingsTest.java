package org.undercount.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.synthetic.people.Listing;
import org.undercount.datasets.synthetic.people.PeopleListings;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;

class PeopleListingsTest {

  @TempDir private Path folder;

  /** Against the files of the same world and what its truth counts. */
  @Test
  void outsideRaidsEverybodyHeldIsCountedAndOnlyTheyAreListed() throws IOException {
    WorldSettings settings = World.settings(5, 0.2, 1);
    SyntheticWorld world = SyntheticWorld.of(settings);
    Tally tally = world.writeShard(0, folder);
    world.finish(tally, folder);
    long freedInRaids = sum(tally, "bulk");
    List<Listing> listings = new ArrayList<>();
    int held = PeopleListings.eachOutsideRaids(settings, 0, listings::add);
    assertThat(freedInRaids).isPositive();
    assertThat((long) held).isEqualTo(sum(tally, "flow") - freedInRaids);
    List<String> all = new ArrayList<>();
    PeopleListings.each(settings, 0, l -> all.add(l.source() + " p" + l.person()));
    List<CSVRecord> written = World.whoIsWho(folder);
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(
            written.stream()
                .filter(r -> !r.get("defect").equals("repeated"))
                .map(r -> r.get("source") + " " + r.get("entity"))
                .toList());
    long listedApart =
        tally.under(World.FIRST, "pattern").entrySet().stream()
            .filter(e -> !e.getKey().endsWith("bulk"))
            .mapToLong(e -> e.getValue())
            .sum();
    assertThat(listings.stream().map(Listing::person).distinct()).hasSize((int) listedApart);
    assertThat(listings).hasSizeLessThan(all.size());
  }

  @Test
  void peopleHeldAreCountedForOneQuarter() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeopleListings.eachOutsideRaids(World.settings(5, 0.2, 2), 0, l -> {}))
        .withMessage("People held are counted for one quarter, got 2");
  }

  private static long sum(Tally tally, String what) {
    return tally.under(World.FIRST, what).values().stream().mapToLong(Long::longValue).sum();
  }
}
