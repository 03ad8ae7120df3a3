package org.undercount.jobs.tables;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.Delivery;
import org.undercount.datasets.read.RawFiles;
import org.undercount.datasets.read.RawRow;
import org.undercount.datasets.read.RawRows;
import org.undercount.datasets.read.Unpacked;

/**
 * Rows of a Parquet file as text, in the file's order. Plain columns only: of nested columns, lists
 * of plain values are read as JSON arrays and others are left out.
 */
final class ParquetRows extends RawRows {

  private final Delivery delivery;
  private final Unpacked unpacked;
  private final List<String> header;
  private final ParquetReader<Group> reader;
  private long number;

  private ParquetRows(
      Delivery delivery, Unpacked unpacked, List<String> header, ParquetReader<Group> reader) {
    this.delivery = delivery;
    this.unpacked = unpacked;
    this.header = header;
    this.reader = reader;
  }

  static ParquetRows open(Delivery delivery) throws IOException {
    RawFiles.requireReadable(delivery);
    Unpacked unpacked = Unpacked.file(delivery);
    try {
      return open(delivery, unpacked);
    } catch (RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  private static ParquetRows open(Delivery delivery, Unpacked unpacked) {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(unpacked.file().toUri());
    try {
      MessageType schema;
      try (ParquetFileReader footer =
          ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration(false)))) {
        schema = footer.getFooter().getFileMetaData().getSchema();
      }
      requireColumns(delivery, schema);
      return new ParquetRows(
          delivery,
          unpacked,
          schema.getFields().stream().filter(ParquetRows::isRead).map(Type::getName).toList(),
          ParquetReader.builder(new GroupReadSupport(), path)
              .withConf(new Configuration(false))
              .build());
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      throw broken(delivery);
    } catch (RuntimeException e) {
      throw e instanceof UnusableInputException ? e : broken(delivery);
    }
  }

  private static void requireColumns(Delivery delivery, MessageType schema) {
    List<String> names = new ArrayList<>();
    schema.getFields().forEach(f -> names.add(f.getName()));
    List<Problem> problems =
        delivery.terms().required().stream()
            .sorted()
            .filter(r -> !names.contains(r))
            .map(
                r ->
                    Problem.at(
                        delivery.name(),
                        0,
                        r,
                        "the file has no such column; it has " + names.size() + " columns"))
            .toList();
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
  }

  private static boolean isRead(Type type) {
    return type.isPrimitive()
        || type.getLogicalTypeAnnotation()
            instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation;
  }

  @Override
  public Optional<List<String>> header() {
    return Optional.of(header);
  }

  @Override
  protected @Nullable RawRow read() throws IOException {
    @Nullable Group group;
    try {
      group = reader.read();
    } catch (RuntimeException e) {
      throw broken(delivery);
    }
    if (group == null) {
      return null;
    }
    Map<String, String> cells = new LinkedHashMap<>();
    List<Type> fields = group.getType().getFields();
    for (int i = 0; i < fields.size(); i++) {
      Type type = fields.get(i);
      if (group.getFieldRepetitionCount(i) > 0 && isRead(type)) {
        cells.put(
            type.getName(), type.isPrimitive() ? text(group, i, 0) : list(group.getGroup(i, 0)));
      }
    }
    return RawRow.of(++number, cells);
  }

  private static String list(Group group) {
    com.fasterxml.jackson.databind.node.ArrayNode array =
        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
      Group element = group.getGroup(0, i);
      if (element.getFieldRepetitionCount(0) > 0 && element.getType().getType(0).isPrimitive()) {
        array.add(text(element, 0, 0));
      }
    }
    return array.toString();
  }

  private static String text(Group group, int field, int index) {
    Type type = group.getType().getType(field);
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 ->
          meaning instanceof DateLogicalTypeAnnotation
              ? LocalDate.ofEpochDay(group.getInteger(field, index)).toString()
              : scaled(BigInteger.valueOf(group.getInteger(field, index)), meaning);
      case INT64 ->
          meaning instanceof TimestampLogicalTypeAnnotation time
              ? instant(group.getLong(field, index), time.getUnit())
                  .atOffset(ZoneOffset.UTC)
                  .toLocalDateTime()
                  .toString()
              : scaled(BigInteger.valueOf(group.getLong(field, index)), meaning);
      case BINARY, FIXED_LEN_BYTE_ARRAY -> {
        byte[] bytes = group.getBinary(field, index).getBytes();
        yield meaning instanceof DecimalLogicalTypeAnnotation
            ? scaled(new BigInteger(bytes), meaning)
            : new String(bytes, StandardCharsets.UTF_8);
      }
      default -> group.getValueToString(field, index);
    };
  }

  private static String scaled(BigInteger unscaled, @Nullable LogicalTypeAnnotation meaning) {
    return meaning instanceof DecimalLogicalTypeAnnotation decimal
        ? new BigDecimal(unscaled, decimal.getScale()).toPlainString()
        : unscaled.toString();
  }

  private static Instant instant(long value, LogicalTypeAnnotation.TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> Instant.ofEpochMilli(value);
      case MICROS -> Instant.EPOCH.plus(value, java.time.temporal.ChronoUnit.MICROS);
      case NANOS -> Instant.EPOCH.plusNanos(value);
    };
  }

  private static UnusableInputException broken(Delivery delivery) {
    return new UnusableInputException(
        Problem.in(
            delivery.name(),
            delivery
                .terms()
                .either(
                    "cannot be read as parquet: it is damaged or of another format; check"
                        + " file.format in the contract or ask the source to send it again",
                    "cannot be read as parquet, which its name says: it is damaged or of another"
                        + " format")));
  }

  @Override
  protected RuntimeException unusable(Exception cause) {
    return broken(delivery);
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } finally {
      unpacked.close();
    }
  }
}
