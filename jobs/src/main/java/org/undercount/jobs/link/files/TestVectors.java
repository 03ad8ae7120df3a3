package org.undercount.jobs.link.files;

import java.util.ArrayList;
import java.util.List;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.synthetic.people.Listing;
import org.undercount.datasets.synthetic.people.PeopleListings;
import org.undercount.datasets.synthetic.settings.WorldSettings;
import org.undercount.jobs.link.secret.FilterEncoder;
import org.undercount.jobs.link.secret.FilterSchema;

/**
 * Invented people with their filters under a key anybody may know, so that another program that
 * encodes can be checked row by row.
 */
public final class TestVectors {

  /** The columns: what is encoded, and the filter. */
  public static final List<String> HEADER =
      List.of("row", "full_name", "document", "phone", "birth_date", "sex", "nationality", "clk");

  /** The published key: the bytes 0 to 31. */
  public static byte[] key() {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    return key;
  }

  private static final int ROWS = 1000;

  private static final FilterSchema SCHEMA = FilterSchema.of(ListingFields.ALL);

  private TestVectors() {}

  /** The rows, {@value #ROWS} of them. */
  public static List<List<String>> rows() {
    FilterEncoder encoder = FilterEncoder.of(SCHEMA, key());
    List<Listing> listings = new ArrayList<>();
    WorldSettings settings = new WorldSettings(Seed.of(1), 0.5, new Quarter(2023, 1), 1);
    PeopleListings.each(settings, 0, listings::add);
    List<List<String>> rows = new ArrayList<>();
    for (Listing l : listings.subList(0, ROWS)) {
      List<String> values =
          List.of(l.name(), l.document(), l.phone(), l.birthDate(), l.sex(), l.nationality());
      List<String> row = new ArrayList<>(List.of(Integer.toString(rows.size() + 1)));
      row.addAll(values);
      row.add(encoder.encoded(values));
      rows.add(List.copyOf(row));
    }
    return List.copyOf(rows);
  }
}
