package org.undercount.datasets.read;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a Shapefile of points: attributes from the .dbf in the encoding its .cpg names, positions
 * from the .shp as {@code lat} and {@code lon} (ESRI white paper, July 1998). Other shapes have no
 * position; projected coordinates are refused.
 */
final class ShapefileRows extends RawRows {

  private static final int FILE_CODE = 9994;
  private static final int NULL_SHAPE = 0;
  private static final List<Integer> POINTS = List.of(1, 11, 21);
  private static final int DELETED = '*';

  private final Delivery delivery;
  private final Unpacked unpacked;
  private final DataInputStream shapes;
  private final DataInputStream table;
  private final Charset encoding;
  private final List<Field> fields = new ArrayList<>();
  private final List<String> header;
  private final long records;
  private long number;

  /** One column of the .dbf. */
  private record Field(String name, char type, int bytes) {

    /** Days are written without hyphens, and a number that is not known as stars. */
    String value(String text) {
      return switch (type) {
        case 'D' -> day(text);
        case 'N', 'F' -> text.startsWith("*") ? "" : text;
        default -> text;
      };
    }
  }

  private ShapefileRows(
      Delivery delivery, Unpacked unpacked, DataInputStream shapes, DataInputStream table)
      throws IOException {
    this.delivery = delivery;
    this.unpacked = unpacked;
    this.shapes = shapes;
    this.table = table;
    this.encoding = encoding();
    requireDegrees();
    if (ByteBuffer.wrap(shapes.readNBytes(100)).getInt(0) != FILE_CODE) {
      throw delivery.unusable(
          "is no Shapefile: check file.format in the contract",
          "is no Shapefile, which its name says");
    }
    ByteBuffer head = ByteBuffer.wrap(exactly(table, 32)).order(ByteOrder.LITTLE_ENDIAN);
    this.records = head.getInt(4);
    int remaining = head.getShort(8) - 32;
    while (remaining >= 32) {
      byte[] field = exactly(table, 32);
      if (field[0] == 0x0d) {
        break;
      }
      int length = 0;
      while (length < 11 && field[length] != 0) {
        length++;
      }
      String name = new String(field, 0, length, encoding);
      fields.add(new Field(Headers.name(name), (char) field[11], field[16] & 0xff));
      remaining -= 32;
    }
    exactly(table, Math.max(0, remaining));
    Set<String> names = new LinkedHashSet<>(List.of("lat", "lon"));
    fields.forEach(f -> names.add(f.name));
    this.header = List.copyOf(names);
    delivery.requireHeaders(header, 0);
  }

  static ShapefileRows open(Delivery delivery, Unpacked unpacked) throws IOException {
    Path attributes = part(unpacked.file(), ".dbf");
    if (!Files.exists(unpacked.file()) || !Files.exists(attributes)) {
      unpacked.close();
      throw delivery.unusable(
          "needs its .shp and .dbf side by side: send them together, best as one zip");
    }
    DataInputStream shapes = stream(unpacked.file());
    DataInputStream table = stream(attributes);
    try {
      return new ShapefileRows(delivery, unpacked, shapes, table);
    } catch (IOException | RuntimeException e) {
      shapes.close();
      table.close();
      unpacked.close();
      throw e instanceof IOException io ? RawFiles.broken(delivery, io) : (RuntimeException) e;
    }
  }

  /** The file beside a .shp with another extension, in small or capital letters. */
  static Path part(Path shapes, String extension) {
    String base = String.valueOf(shapes.getFileName()).replaceFirst("(?i)\\.shp$", "");
    Path small = shapes.resolveSibling(base + extension);
    Path capital = shapes.resolveSibling(base + extension.toUpperCase(Locale.ROOT));
    return Files.exists(small) || !Files.exists(capital) ? small : capital;
  }

  private static DataInputStream stream(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  private Charset encoding() throws IOException {
    Path page = part(unpacked.file(), ".cpg");
    if (!Files.exists(page)) {
      return delivery.spec().encoding();
    }
    String name = Files.readString(page, StandardCharsets.ISO_8859_1).strip();
    for (String candidate : List.of(name, "windows-" + name, "ISO-" + name)) {
      try {
        return Charset.forName(candidate);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        // The next spelling.
      }
    }
    throw delivery.unusable("names in its .cpg an encoding this Java does not know: " + name);
  }

  private void requireDegrees() throws IOException {
    Path projection = part(unpacked.file(), ".prj");
    if (Files.exists(projection)
        && Files.readString(projection, StandardCharsets.ISO_8859_1)
            .stripLeading()
            .toUpperCase(Locale.ROOT)
            .startsWith("PROJCS")) {
      throw delivery.unusable(
          "has projected coordinates, not degrees of WGS 84: export the layer as EPSG:4326");
    }
  }

  @Override
  public Optional<List<String>> header() {
    return Optional.of(header);
  }

  @Override
  protected @Nullable RawRow read() throws IOException {
    while (number < records) {
      number++;
      Optional<Map<String, String>> position = position();
      Map<String, String> cells = new LinkedHashMap<>(position.orElse(Map.of()));
      int mark = table.readUnsignedByte();
      for (Field field : fields) {
        String text = text(exactly(table, field.bytes));
        // An attribute of the same name does not replace where the point is.
        cells.putIfAbsent(field.name, field.value(text));
      }
      if (mark != DELETED) {
        RawRow row = RawRow.of(number, cells);
        return position.isPresent() ? row : delivery.terms().ofOtherShape(row);
      }
    }
    return null;
  }

  /** {@code lat} and {@code lon}, or neither for a null shape; empty for a shape of other kind. */
  private Optional<Map<String, String>> position() throws IOException {
    ByteBuffer head = ByteBuffer.wrap(exactly(shapes, 8));
    int bytes = 2 * head.getInt(4);
    if (bytes < 4 || bytes > 1 << 26) {
      throw new EOFException("A shape's length makes no sense");
    }
    ByteBuffer content = ByteBuffer.wrap(exactly(shapes, bytes)).order(ByteOrder.LITTLE_ENDIAN);
    if (content.getInt(0) == NULL_SHAPE) {
      return Optional.of(Map.of());
    }
    if (!POINTS.contains(content.getInt(0)) || bytes < 20) {
      return Optional.empty();
    }
    Map<String, String> position = new LinkedHashMap<>();
    position.put("lat", Double.toString(content.getDouble(12)));
    position.put("lon", Double.toString(content.getDouble(4)));
    return Optional.of(position);
  }

  private String text(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && (bytes[length - 1] == 0 || bytes[length - 1] == ' ')) {
      length--;
    }
    try {
      return encoding.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString().strip();
    } catch (CharacterCodingException e) {
      throw delivery.unusable(
          number,
          "its .dbf holds bytes that are not "
              + encoding
              + ": add a .cpg file or set file.encoding in the contract",
          "its .dbf holds bytes that are not " + encoding + ": add a .cpg file with its encoding");
    }
  }

  private static String day(String text) {
    return text.matches("\\d{8}")
        ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6)
        : text;
  }

  private static byte[] exactly(DataInputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("A Shapefile part ends in the middle");
    }
    return bytes;
  }

  @Override
  protected RuntimeException unusable(Exception cause) {
    return RawFiles.broken(delivery, cause);
  }

  @Override
  public void close() throws IOException {
    shapes.close();
    table.close();
    unpacked.close();
  }
}
