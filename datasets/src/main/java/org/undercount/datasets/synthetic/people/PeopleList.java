package org.undercount.datasets.synthetic.people;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.undercount.datasets.synthetic.settings.Draw;

/** How one agency writes down the people it knows, and in what kind of file it delivers them. */
interface PeopleList {

  /** Name of the source. */
  String source();

  /** End of the file's name, with the dot. */
  String extension();

  /** Rows of the file before the first record. */
  int rowsAbove();

  /** One record as the agency writes it. */
  List<String> record(Sighting sighting, Draw draw);

  /** What a record says of who the person is, in the agency's words. */
  Listing listing(int person, List<String> record);

  /** A record damaged so that a reader must refuse it. */
  List<String> damaged(List<String> record, Draw draw);

  /** Writes the file. */
  void write(Path file, String quarter, List<List<String>> records) throws IOException;

  /** All four agencies. */
  static List<PeopleList> all() {
    return List.of(new EmbassyList(), new HotlineList(), new PoliceList(), new ShelterList());
  }
}
