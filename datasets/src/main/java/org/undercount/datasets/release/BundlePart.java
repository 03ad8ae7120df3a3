package org.undercount.datasets.release;

import java.io.IOException;
import java.nio.file.Path;

/** Something that adds files to a bundle before it is published: pages, notebooks, Parquet. */
@FunctionalInterface
public interface BundlePart {

  /** Writes files under {@code directory}; the same bundle gives the same bytes. */
  void addTo(ReleaseBundle bundle, Path directory) throws IOException;
}
