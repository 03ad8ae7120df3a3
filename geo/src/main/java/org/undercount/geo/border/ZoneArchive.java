package org.undercount.geo.border;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import net.iakovlev.timeshape.TimeZoneEngine;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The OpenStreetMap time-zone polygons that travel inside the timeshape library: one protocol
 * buffer message per zone in a compressed tar. Read field by field, because the generated classes
 * need one object per vertex (eight million) and a protocol-buffer runtime newer than Spark's.
 *
 * <p>Message layout: Feature {1 geometry, 2 property}, Geometry {5 polygon, 6 multi-polygon},
 * Position {1 float longitude, 2 float latitude}. The coordinates are 32-bit: 0.8 m at 100° E.
 */
final class ZoneArchive {

  private static final String DATA = "/data.tar.zstd";
  private static final String PROPERTIES = "/META-INF/maven/net.iakovlev/timeshape/pom.properties";

  /** One zone: its name and its polygons, each a list of rings, each ring lon, lat, lon, lat … */
  record Zone(String name, List<List<float[]>> polygons) {

    Zone {
      polygons = polygons.stream().map(List::copyOf).toList();
    }
  }

  private ZoneArchive() {}

  /** Version of the data, such as 2026b.29. */
  static String version() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = resource(PROPERTIES)) {
      properties.load(in);
    }
    return properties.getProperty("version", "unknown");
  }

  /** Hands over every zone in the archive's order. */
  static void read(Consumer<Zone> each) throws IOException {
    try (InputStream in = resource(DATA);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new ZstdInputStream(new BufferedInputStream(in, 1 << 16)))) {
      while (tar.getNextEntry() != null) {
        each.accept(feature(ByteBuffer.wrap(tar.readAllBytes())));
      }
    }
  }

  private static InputStream resource(String name) {
    InputStream in = TimeZoneEngine.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException(
          "Expected the resource " + name + " of net.iakovlev:timeshape on the class path");
    }
    return in;
  }

  private static Zone feature(ByteBuffer message) {
    String name = "";
    List<List<float[]>> polygons = new ArrayList<>();
    message.order(ByteOrder.LITTLE_ENDIAN);
    while (message.hasRemaining()) {
      int tag = varint(message);
      ByteBuffer field = bytes(message, tag);
      if (tag >>> 3 == 1) {
        geometry(field, polygons);
      } else if (tag >>> 3 == 2) {
        name = property(field, name);
      }
    }
    return new Zone(name, polygons);
  }

  private static String property(ByteBuffer message, String otherwise) {
    String key = "";
    String value = "";
    while (message.hasRemaining()) {
      int tag = varint(message);
      String text = StandardCharsets.UTF_8.decode(bytes(message, tag)).toString();
      if (tag >>> 3 == 1) {
        key = text;
      } else if (tag >>> 3 == 2) {
        value = text;
      }
    }
    return key.equals("tzid") ? value : otherwise;
  }

  private static void geometry(ByteBuffer message, List<List<float[]>> polygons) {
    while (message.hasRemaining()) {
      int tag = varint(message);
      ByteBuffer field = bytes(message, tag);
      if (tag >>> 3 == 5) {
        polygons.add(polygon(field));
      } else if (tag >>> 3 == 6) {
        while (field.hasRemaining()) {
          int inner = varint(field);
          polygons.add(polygon(bytes(field, inner)));
        }
      } else {
        throw new IllegalStateException(
            "Expected polygons in the zone archive, got geometry kind " + (tag >>> 3));
      }
    }
  }

  private static List<float[]> polygon(ByteBuffer message) {
    List<float[]> rings = new ArrayList<>();
    while (message.hasRemaining()) {
      int tag = varint(message);
      rings.add(ring(bytes(message, tag)));
    }
    return rings;
  }

  private static float[] ring(ByteBuffer message) {
    // A position takes twelve bytes: tag, length, and two floats with their tags.
    float[] lonLat = new float[message.remaining() / 12 * 2 + 4];
    int n = 0;
    while (message.hasRemaining()) {
      int tag = varint(message);
      ByteBuffer position = bytes(message, tag);
      float lon = 0;
      float lat = 0;
      while (position.hasRemaining()) {
        int field = varint(position);
        if (field >>> 3 == 1) {
          lon = position.getFloat();
        } else {
          lat = position.getFloat();
        }
      }
      if (n + 2 > lonLat.length) {
        lonLat = java.util.Arrays.copyOf(lonLat, lonLat.length * 2);
      }
      lonLat[n++] = lon;
      lonLat[n++] = lat;
    }
    return java.util.Arrays.copyOf(lonLat, n);
  }

  private static ByteBuffer bytes(ByteBuffer message, int tag) {
    if ((tag & 7) != 2) {
      throw new IllegalStateException(
          "Expected a length-delimited field in the zone archive, got wire type " + (tag & 7));
    }
    int length = varint(message);
    ByteBuffer field = message.slice(message.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    message.position(message.position() + length);
    return field;
  }

  private static int varint(ByteBuffer message) {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte b = message.get();
      value |= (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalStateException(
        "Expected a 32-bit number in the zone archive, got a longer one");
  }
}
