package org.undercount.geo.border;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undercount.datasets.key.CountryCode;

/** Lays the archive's polygons out as {@link BorderFile} describes; the open sea is left out. */
final class BorderFileBuilder {

  private final List<Polygon> polygons = new ArrayList<>();
  private final List<float[]> rings = new ArrayList<>();
  private final CommonEdges commonEdges = new CommonEdges();
  private int runs;
  private int vertices;

  private BorderFileBuilder() {}

  private record Envelope(float west, float south, float east, float north) {

    /** Of a stretch of vertices. */
    static Envelope of(float[] lonLat, int firstVertex, int vertices) {
      float west = Float.POSITIVE_INFINITY;
      float south = Float.POSITIVE_INFINITY;
      float east = Float.NEGATIVE_INFINITY;
      float north = Float.NEGATIVE_INFINITY;
      for (int i = firstVertex; i < firstVertex + vertices; i++) {
        west = Math.min(west, lonLat[2 * i]);
        south = Math.min(south, lonLat[2 * i + 1]);
        east = Math.max(east, lonLat[2 * i]);
        north = Math.max(north, lonLat[2 * i + 1]);
      }
      return new Envelope(west, south, east, north);
    }

    void put(ByteBuffer out) {
      out.putFloat(west).putFloat(south).putFloat(east).putFloat(north);
    }
  }

  private record Polygon(CountryCode country, Envelope envelope, int firstRun, int runs) {}

  static ByteBuffer build() throws IOException {
    BorderFileBuilder builder = new BorderFileBuilder();
    ZoneArchive.read(zone -> zone.polygons().forEach(p -> builder.add(zone.name(), p)));
    return builder.content();
  }

  private void add(String zone, List<float[]> polygon) {
    float[] shell = polygon.get(0);
    Envelope envelope = Envelope.of(shell, 0, shell.length / 2);
    Optional<CountryCode> country = ZoneCountries.of(zone, envelope.west(), envelope.south());
    if (country.isEmpty()) {
      return;
    }
    int first = runs;
    for (float[] ring : polygon) {
      rings.add(ring);
      commonEdges.add(country.get(), ring);
      vertices += ring.length / 2;
      runs += (ring.length / 2 - 1 + BorderFile.RUN - 1) / BorderFile.RUN;
    }
    polygons.add(new Polygon(country.get(), envelope, first, runs - first));
  }

  private ByteBuffer content() {
    List<CommonEdges.Pair> pairs = commonEdges.pairs();
    long bytes = BorderFile.size(polygons.size(), runs, vertices, pairs.size());
    ByteBuffer out =
        ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(BorderFile.MAGIC).putInt(BorderFile.FORMAT);
    out.putInt(polygons.size()).putInt(runs).putInt(vertices).putInt(pairs.size());
    out.position(BorderFile.HEADER_BYTES);
    for (Polygon polygon : polygons) {
      BorderFile.put(polygon.country(), out);
      polygon.envelope().put(out);
      out.putInt(polygon.firstRun()).putInt(polygon.runs());
    }
    int first = 0;
    for (float[] ring : rings) {
      int edges = ring.length / 2 - 1;
      for (int start = 0; start < edges; start += BorderFile.RUN) {
        int length = Math.min(BorderFile.RUN, edges - start);
        Envelope.of(ring, start, length + 1).put(out);
        out.putInt(first + start).putInt(length);
      }
      first += edges + 1;
    }
    for (float[] ring : rings) {
      for (float value : ring) {
        out.putFloat(value);
      }
    }
    for (CommonEdges.Pair pair : pairs) {
      BorderFile.put(pair.first(), out);
      BorderFile.put(pair.second(), out);
    }
    out.putLong(24, BorderFile.checksum(out));
    return out;
  }
}
