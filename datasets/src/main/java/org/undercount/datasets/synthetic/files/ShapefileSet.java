package org.undercount.datasets.synthetic.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Shapefile of points: .shp, .shx, .dbf (text in UTF-8, as .cpg says) and .prj (ESRI, Shapefile
 * Technical Description, 1998; dBASE III). A place without position is a null shape.
 */
public final class ShapefileSet {

  private static final int FILE_CODE = 9994;
  private static final int VERSION = 1000;
  private static final int POINT = 1;
  private static final int HEADER_BYTES = 100;
  private static final int LONGEST_NAME = 10;
  private static final int LONGEST_TEXT = 254;
  private static final String WGS84 =
      "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
          + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

  private ShapefileSet() {}

  /** Writes the five files; {@code base} is the path without an extension. */
  public static void write(Path base, PointTable table) throws IOException {
    for (String column : table.columns()) {
      if (column.length() > LONGEST_NAME) {
        throw new IllegalArgumentException(
            "A Shapefile's column has at most " + LONGEST_NAME + " characters, got " + column);
      }
    }
    WholeFile.write(beside(base, ".dbf"), out -> out.write(dbf(table)));
    WholeFile.write(beside(base, ".shx"), out -> out.write(index(table.points())));
    WholeFile.write(beside(base, ".prj"), out -> out.write(WGS84.getBytes(US_ASCII)));
    WholeFile.write(beside(base, ".cpg"), out -> out.write("UTF-8".getBytes(US_ASCII)));
    WholeFile.write(beside(base, ".shp"), out -> out.write(shapes(table.points())));
  }

  private static Path beside(Path base, String extension) {
    return base.resolveSibling(base.getFileName() + extension);
  }

  private static int contentBytes(PointTable.Point point) {
    return point.latitude() == null ? 4 : 20;
  }

  private static byte[] shapes(List<PointTable.Point> points) {
    int length = HEADER_BYTES + points.stream().mapToInt(p -> 8 + contentBytes(p)).sum();
    ByteBuffer bytes = header(length, points);
    int number = 0;
    for (PointTable.Point point : points) {
      bytes.order(ByteOrder.BIG_ENDIAN).putInt(++number).putInt(contentBytes(point) / 2);
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      Double latitude = point.latitude();
      Double longitude = point.longitude();
      if (latitude == null || longitude == null) {
        bytes.putInt(0);
      } else {
        bytes.putInt(POINT).putDouble(longitude).putDouble(latitude);
      }
    }
    return bytes.array();
  }

  private static byte[] index(List<PointTable.Point> points) {
    ByteBuffer bytes = header(HEADER_BYTES + 8 * points.size(), points);
    bytes.order(ByteOrder.BIG_ENDIAN);
    int offset = HEADER_BYTES;
    for (PointTable.Point point : points) {
      bytes.putInt(offset / 2).putInt(contentBytes(point) / 2);
      offset += 8 + contentBytes(point);
    }
    return bytes.array();
  }

  private static ByteBuffer header(int lengthBytes, List<PointTable.Point> points) {
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (PointTable.Point point : points) {
      Double latitude = point.latitude();
      Double longitude = point.longitude();
      if (latitude != null && longitude != null) {
        box[0] = Math.min(box[0], longitude);
        box[1] = Math.min(box[1], latitude);
        box[2] = Math.max(box[2], longitude);
        box[3] = Math.max(box[3], latitude);
      }
    }
    if (box[0] > box[2]) {
      box = new double[4];
    }
    ByteBuffer bytes = ByteBuffer.allocate(lengthBytes);
    bytes.order(ByteOrder.BIG_ENDIAN).putInt(FILE_CODE).position(24);
    bytes.putInt(lengthBytes / 2).order(ByteOrder.LITTLE_ENDIAN).putInt(VERSION).putInt(POINT);
    for (double edge : box) {
      bytes.putDouble(edge);
    }
    bytes.position(HEADER_BYTES);
    return bytes;
  }

  private static byte[] dbf(PointTable table) {
    int columns = table.columns().size();
    int[] widths = new int[columns];
    List<List<byte[]>> cells = new ArrayList<>();
    for (PointTable.Point point : table.points()) {
      List<byte[]> row = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        byte[] text = shortened(point.values().get(c));
        widths[c] = Math.max(widths[c], text.length);
        row.add(text);
      }
      cells.add(row);
    }
    int recordBytes = 1;
    for (int c = 0; c < columns; c++) {
      widths[c] = Math.max(1, widths[c]);
      recordBytes += widths[c];
    }
    int headerBytes = 32 + 32 * columns + 1;
    ByteBuffer bytes =
        ByteBuffer.allocate(headerBytes + recordBytes * cells.size() + 1)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 3).put((byte) 123).put((byte) 1).put((byte) 1);
    bytes.putInt(cells.size()).putShort((short) headerBytes).putShort((short) recordBytes);
    for (int c = 0; c < columns; c++) {
      bytes.position(32 + 32 * c);
      bytes.put(table.columns().get(c).getBytes(US_ASCII)).position(32 + 32 * c + 11);
      bytes.put((byte) 'C').position(32 + 32 * c + 16);
      bytes.put((byte) widths[c]);
    }
    bytes.position(headerBytes - 1);
    bytes.put((byte) 0x0D);
    for (List<byte[]> row : cells) {
      bytes.put((byte) ' ');
      for (int c = 0; c < columns; c++) {
        bytes.put(row.get(c));
        for (int i = row.get(c).length; i < widths[c]; i++) {
          bytes.put((byte) ' ');
        }
      }
    }
    bytes.put((byte) 0x1A);
    return bytes.array();
  }

  /** As UTF-8, cut between characters where it is longer than a dBASE column can be. */
  private static byte[] shortened(String text) {
    String shorter = text;
    while (shorter.getBytes(UTF_8).length > LONGEST_TEXT) {
      shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
    }
    return shorter.getBytes(UTF_8);
  }
}
