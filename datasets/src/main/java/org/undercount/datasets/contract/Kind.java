package org.undercount.datasets.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.undercount.datasets.microdata.Advert;
import org.undercount.datasets.microdata.DeclaredTotal;
import org.undercount.datasets.microdata.LossReport;
import org.undercount.datasets.microdata.PersonReport;
import org.undercount.datasets.microdata.SiteReport;
import org.undercount.datasets.microdata.Transfer;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.TableSchema;

/** What a source's rows are about, and with it the table they become. */
public enum Kind {
  /** Persons, as {@link PersonReport}; a row needs the day it was reported. */
  PEOPLE("people"),
  /** Places, as {@link SiteReport}; a row needs a name or a position. */
  SITES("sites"),
  /** Advertisements, as {@link Advert}; a row needs its text and platform. */
  ADVERTS("adverts"),
  /** Losses, as {@link LossReport}; a row needs amount and currency. */
  LOSSES("losses"),
  /** Transfers, as {@link Transfer}; a row needs transaction, both addresses and amount. */
  TRANSFERS("transfers"),
  /** Declared totals, as {@link DeclaredTotal}; a row needs category and total. */
  TOTALS("totals");

  private static final Set<String> GIVEN =
      Set.of("record_id", "source", "quarter", "file_sha256", "source_row", "verbatim");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** The kind a contract names. */
  public static Optional<Kind> find(String word) {
    return Arrays.stream(values()).filter(k -> k.word.equals(word)).findFirst();
  }

  /** As written in a contract. */
  public String word() {
    return word;
  }

  /** The table accepted rows go to. */
  public String table() {
    return schema().name();
  }

  private TableSchema<?> schema() {
    return switch (this) {
      case PEOPLE -> PersonReport.SCHEMA;
      case SITES -> SiteReport.SCHEMA;
      case ADVERTS -> Advert.SCHEMA;
      case LOSSES -> LossReport.SCHEMA;
      case TRANSFERS -> Transfer.SCHEMA;
      case TOTALS -> DeclaredTotal.SCHEMA;
    };
  }

  /** Columns without which a row is rejected. */
  public List<String> required() {
    return switch (this) {
      case PEOPLE -> List.of("reported_on");
      case SITES -> List.of();
      case ADVERTS -> List.of("text", "platform");
      case LOSSES -> List.of("amount", "currency");
      case TRANSFERS -> List.of("transaction", "from_address", "to_address", "amount");
      case TOTALS -> List.of("category", "total");
    };
  }

  /** Columns a contract may map, in the order of the schema. */
  public List<String> columns() {
    return schema().columns().stream().map(Column::name).filter(n -> !GIVEN.contains(n)).toList();
  }

  @Override
  public String toString() {
    return word;
  }
}
