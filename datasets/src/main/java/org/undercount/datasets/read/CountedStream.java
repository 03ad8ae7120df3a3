package org.undercount.datasets.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked bytes, refused when they are more than the contract allows or swell beyond reason. */
class CountedStream extends FilterInputStream {

  /** Text packs to a tenth, repeated text to a fiftieth; bombs to a thousandth. */
  private static final long LARGEST_RATIO = 250;

  private static final long HARMLESS_BYTES = 16L << 20;

  private final Delivery delivery;
  private final long packedBytes;
  private long bytes;

  CountedStream(InputStream in, Delivery delivery, long packedBytes) {
    super(in);
    this.delivery = delivery;
    this.packedBytes = packedBytes;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) {
      count(1);
    }
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      count(n);
    }
    return n;
  }

  private void count(int n) {
    bytes += n;
    if (bytes > delivery.spec().maxBytes()) {
      throw delivery.unusable(
          "unpacks to more than the "
              + delivery.spec().maxMegabytes()
              + " MB the contract allows: split it, or raise file.max-megabytes",
          "unpacks to more than " + delivery.spec().maxMegabytes() + " MB: split it");
    }
    if (bytes > HARMLESS_BYTES && bytes / LARGEST_RATIO > packedBytes) {
      throw delivery.unusable(
          "unpacks to more than "
              + LARGEST_RATIO
              + " times its size and is refused as a zip bomb: ask the source for the plain file");
    }
  }
}
