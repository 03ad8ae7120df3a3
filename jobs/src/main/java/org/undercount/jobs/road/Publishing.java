package org.undercount.jobs.road;

import java.util.SortedMap;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.release.ListRow;
import org.undercount.datasets.release.Manifest;

/**
 * What a publisher decides, and what the run knows of the program: everything on the cover but the
 * numbers.
 */
public interface Publishing {

  /** The cover of a quarter's release. */
  Manifest.Publication publication(Quarter quarter);

  /** Identity of the program. */
  String codeVersion();

  /** Libraries that compute, by name. */
  SortedMap<String, String> libraries();

  /** How a source is described. */
  ListRow list(String source, Disclosed units);

  /** Changes when anything printed from it does. */
  String fingerprint();
}
