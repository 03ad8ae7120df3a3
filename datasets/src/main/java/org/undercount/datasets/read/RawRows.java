package org.undercount.datasets.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of one file, in order, read as they are asked for. Closing it lets go of the file. */
public abstract class RawRows implements Iterator<RawRow>, Closeable {

  private @Nullable RawRow ahead;
  private boolean ended;

  /** Rows still to be read. */
  protected RawRows() {}

  /** Names of the columns in order, if the format says them before the rows. */
  public Optional<List<String>> header() {
    return Optional.empty();
  }

  /** The next row; null at the end. */
  protected abstract @Nullable RawRow read() throws IOException;

  /** Turns a failure of the format's own library into a sentence about the file. */
  protected abstract RuntimeException unusable(Exception cause);

  @Override
  public final boolean hasNext() {
    if (ahead == null && !ended) {
      try {
        ahead = read();
      } catch (IOException e) {
        throw unusable(e);
      }
      ended = ahead == null;
    }
    return ahead != null;
  }

  @Override
  public final RawRow next() {
    if (!hasNext() || ahead == null) {
      throw new NoSuchElementException("The file has no more rows");
    }
    RawRow row = ahead;
    ahead = null;
    return row;
  }
}
