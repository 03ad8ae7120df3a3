package org.undercount.datasets.microdata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/**
 * One transfer of a crypto asset between two addresses.
 *
 * @param key where it came from
 * @param transaction transaction identifier
 * @param fromAddress paying address
 * @param toAddress receiving address
 * @param transferredOn day of the transfer, UTC
 * @param amount amount in US dollars at the time of transfer
 * @param label what the source says the receiving address is: scam, exchange, victim or none
 * @param verbatim the raw row as received, a JSON object of text
 */
public record Transfer(
    RecordKey key,
    String transaction,
    String fromAddress,
    String toAddress,
    @Nullable LocalDate transferredOn,
    @Nullable Double amount,
    @Nullable String label,
    String verbatim) {

  /** Table {@code transfers}. */
  public static final TableSchema<Transfer> SCHEMA =
      new TableSchema<>(
          "transfers", "one transfer between two addresses", columns(), Transfer::from);

  private static List<Column<Transfer>> columns() {
    List<Column<Transfer>> columns = new ArrayList<>(RecordKey.columns(Transfer::key));
    columns.add(
        new Column<>(
            "transaction",
            ColumnType.TEXT,
            true,
            Sensitivity.SEALED,
            "Transaction identifier",
            r -> r.transaction()));
    columns.add(
        new Column<>(
            "from_address",
            ColumnType.TEXT,
            true,
            Sensitivity.SEALED,
            "Paying address",
            r -> r.fromAddress()));
    columns.add(
        new Column<>(
            "to_address",
            ColumnType.TEXT,
            true,
            Sensitivity.SEALED,
            "Receiving address",
            r -> r.toAddress()));
    columns.add(
        new Column<>(
            "transferred_on",
            ColumnType.DATE,
            false,
            Sensitivity.ANALYTIC,
            "Day of the transfer, UTC",
            r -> r.transferredOn()));
    columns.add(
        new Column<>(
            "amount",
            ColumnType.DOUBLE,
            false,
            Sensitivity.ANALYTIC,
            "Amount in US dollars at the time of transfer",
            r -> r.amount()));
    columns.add(
        new Column<>(
            "label",
            ColumnType.TEXT,
            false,
            Sensitivity.ANALYTIC,
            "What the source says the receiving address is: scam, exchange, victim or none",
            r -> r.label()));
    columns.add(
        new Column<>(
            "verbatim",
            ColumnType.TEXT,
            true,
            Sensitivity.SEALED,
            "The raw row as received, JSON",
            r -> r.verbatim()));
    return columns;
  }

  private static Transfer from(RowValues row) {
    return new Transfer(
        RecordKey.from(row),
        row.requiredText("transaction"),
        row.requiredText("from_address"),
        row.requiredText("to_address"),
        row.date("transferred_on"),
        row.decimal("amount"),
        row.text("label"),
        row.requiredText("verbatim"));
  }
}
