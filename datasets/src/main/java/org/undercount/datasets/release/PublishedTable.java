package org.undercount.datasets.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/** Spells the schema of a published table; every column is public. */
final class PublishedTable<R> {

  private final String name;
  private final String rowIs;
  private final List<Column<R>> columns = new ArrayList<>();

  private PublishedTable(String name, String rowIs) {
    this.name = name;
    this.rowIs = rowIs;
  }

  static <R> PublishedTable<R> of(String name, String rowIs) {
    return new PublishedTable<>(name, rowIs);
  }

  PublishedTable<R> text(String column, String description, Function<R, String> of) {
    return add(column, ColumnType.TEXT, true, description, of::apply);
  }

  PublishedTable<R> whole(String column, String description, Function<R, Long> of) {
    return add(column, ColumnType.LONG, true, description, of::apply);
  }

  PublishedTable<R> decimal(String column, String description, Function<R, Double> of) {
    return add(column, ColumnType.DOUBLE, true, description, of::apply);
  }

  PublishedTable<R> flag(String column, String description, Function<R, Boolean> of) {
    return add(column, ColumnType.BOOLEAN, true, description, of::apply);
  }

  PublishedTable<R> texts(String column, String description, Function<R, List<String>> of) {
    return add(column, ColumnType.TEXT_LIST, true, description, of::apply);
  }

  PublishedTable<R> maybe(
      String column, ColumnType type, String description, Function<R, @Nullable Object> of) {
    return add(column, type, false, description, of);
  }

  /** Two columns: the count, empty when withheld, and its status. */
  PublishedTable<R> count(String column, String description, Function<R, Disclosed> of) {
    maybe(
        column, ColumnType.LONG, description + "; empty where withheld", r -> of.apply(r).value());
    return text(
        column + "_status",
        "exact, rounded-BASE, or withheld for confidentiality",
        r -> of.apply(r).status());
  }

  /** Two columns, both empty where there is nothing to count. */
  PublishedTable<R> maybeCount(
      String column, String description, Function<R, @Nullable Disclosed> of) {
    maybe(
        column,
        ColumnType.LONG,
        description + "; empty where withheld or where nothing is counted",
        r -> {
          Disclosed d = of.apply(r);
          return d == null ? null : d.value();
        });
    return maybe(
        column + "_status",
        ColumnType.TEXT,
        "exact, rounded-BASE, or withheld for confidentiality; empty where nothing is counted",
        r -> {
          Disclosed d = of.apply(r);
          return d == null ? null : d.status();
        });
  }

  TableSchema<R> build(Function<RowValues, R> build) {
    return new TableSchema<>(name, rowIs, columns, build);
  }

  static Disclosed countIn(RowValues row, String column) {
    return Disclosed.parse(row.whole(column), row.requiredText(column + "_status"));
  }

  static @Nullable Disclosed maybeCountIn(RowValues row, String column) {
    String status = row.text(column + "_status");
    return status == null ? null : Disclosed.parse(row.whole(column), status);
  }

  static String textOr(RowValues row, String column, String otherwise) {
    return Objects.requireNonNullElse(row.text(column), otherwise);
  }

  private PublishedTable<R> add(
      String column,
      ColumnType type,
      boolean required,
      String description,
      Function<R, @Nullable Object> of) {
    columns.add(new Column<>(column, type, required, Sensitivity.PUBLIC, description, of));
    return this;
  }
}
