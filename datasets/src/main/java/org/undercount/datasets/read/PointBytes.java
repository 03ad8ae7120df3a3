package org.undercount.datasets.read;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/**
 * Position of a point in GeoPackage binary form: the header of OGC 12-128r19 §2.1.3 and the
 * well-known binary behind it. Geometries other than points have no position here.
 */
final class PointBytes {

  private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};
  private static final int POINT = 1;

  private PointBytes() {}

  /** {@code lat} and {@code lon}, or neither for an empty point; empty for another geometry. */
  static Optional<Map<String, String>> position(byte[] geometry) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(geometry);
      if (bytes.get() != 'G' || bytes.get() != 'P') {
        return Optional.empty();
      }
      bytes.get();
      int envelope = (bytes.get() >> 1) & 7;
      if (envelope >= ENVELOPE_BYTES.length) {
        return Optional.empty();
      }
      bytes.position(8 + ENVELOPE_BYTES[envelope]);
      bytes.order(bytes.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      // ISO WKB writes Z, M and ZM as +1000, +2000, +3000; EWKB as high bits.
      int type = (bytes.getInt() & 0x0fffffff) % 1000;
      if (type != POINT) {
        return Optional.empty();
      }
      double x = bytes.getDouble();
      double y = bytes.getDouble();
      return Optional.of(
          Double.isNaN(x) || Double.isNaN(y)
              ? Map.of()
              : Map.of("lat", Double.toString(y), "lon", Double.toString(x)));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
