package org.undercount.jobs.tables;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.TableSchema;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The one way records cross into Spark and back: rows typed by a {@link TableSchema}. Schemas hold
 * lambdas and are not serialisable, so a codec travels as the name of the constant that holds its
 * schema.
 *
 * @param <R> the record
 */
public final class RowCodec<R> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final SchemaConstant<R> constant;

  private RowCodec(SchemaConstant<R> constant) {
    this.constant = constant;
  }

  /** Where the schema is found again on an executor, e.g. {@code () -> PersonReport.SCHEMA}. */
  @FunctionalInterface
  public interface SchemaConstant<R> extends Serializable {
    TableSchema<R> schema();
  }

  /** A codec for the schema in a constant, e.g. {@code RowCodec.of(() -> PersonReport.SCHEMA)}. */
  public static <R> RowCodec<R> of(SchemaConstant<R> constant) {
    return new RowCodec<>(constant);
  }

  /** The Spark type of the table: required columns are not nullable. */
  public StructType structType() {
    return new StructType(
        constant.schema().columns().stream()
            .map(
                c ->
                    new StructField(c.name(), sparkType(c.type()), !c.required(), Metadata.empty()))
            .toArray(StructField[]::new));
  }

  public Encoder<Row> encoder() {
    return Encoders.row(structType());
  }

  /** A record as a row, columns in schema order. */
  public Row toRow(R record) {
    List<Column<R>> columns = constant.schema().columns();
    Object[] values = new Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = columns.get(i).of().apply(record);
      if (value == null && columns.get(i).required()) {
        throw new IllegalStateException(
            "Column "
                + constant.schema().name()
                + "."
                + columns.get(i).name()
                + " is required, got null");
      }
      values[i] =
          value instanceof List<?> list ? CollectionConverters.asScala(list).toSeq() : value;
    }
    return RowFactory.create(values);
  }

  /** The record of a row that has the schema's columns, in any order. */
  public R fromRow(Row row) {
    return constant.schema().build().apply(new SparkRowValues(row));
  }

  /** Reads every row as a record and maps it to a row of another table. */
  public <S> Dataset<Row> map(Dataset<Row> rows, RecordMapping<R, S> mapping, RowCodec<S> target) {
    MapFunction<Row, Row> step = row -> target.toRow(mapping.apply(fromRow(row)));
    return rows.map(step, target.encoder());
  }

  /** A pure function of records that Spark may ship. */
  @FunctionalInterface
  public interface RecordMapping<R, S> extends Serializable {
    S apply(R record);
  }

  private static DataType sparkType(ColumnType type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
      case TEXT_LIST -> DataTypes.createArrayType(DataTypes.StringType, false);
    };
  }

  private record SparkRowValues(Row row) implements RowValues {
    @Override
    public @Nullable Object value(String column) {
      Object value = row.getAs(column);
      if (value instanceof java.sql.Date date) {
        return date.toLocalDate();
      }
      if (value instanceof scala.collection.Iterable<?> items) {
        return List.copyOf(CollectionConverters.asJava(items.toSeq()));
      }
      return value;
    }
  }
}
