package org.undercount.jobs.ingest;

import java.util.function.Function;
import org.undercount.datasets.contract.Kind;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.microdata.Advert;
import org.undercount.datasets.microdata.DeclaredTotal;
import org.undercount.datasets.microdata.LossReport;
import org.undercount.datasets.microdata.PersonReport;
import org.undercount.datasets.microdata.SiteReport;
import org.undercount.datasets.microdata.Transfer;
import org.undercount.datasets.parse.RowInterpreter;
import org.undercount.datasets.schema.TableSchema;
import org.undercount.jobs.tables.RowCodec;

/**
 * How rows of one kind are interpreted and stored.
 *
 * @param codec to the kind's table
 * @param schema the kind's table
 * @param interpreter for one file under a contract
 * @param <R> the record
 */
record KindRows<R>(
    RowCodec<R> codec,
    TableSchema<R> schema,
    Function<SourceContract, RowInterpreter<R>> interpreter) {

  static KindRows<?> of(Kind kind) {
    return switch (kind) {
      case PEOPLE ->
          new KindRows<>(
              RowCodec.of(() -> PersonReport.SCHEMA),
              PersonReport.SCHEMA,
              c -> RowInterpreter.people(c, new E164Phones()));
      case SITES ->
          new KindRows<>(
              RowCodec.of(() -> SiteReport.SCHEMA), SiteReport.SCHEMA, RowInterpreter::sites);
      case ADVERTS ->
          new KindRows<>(RowCodec.of(() -> Advert.SCHEMA), Advert.SCHEMA, RowInterpreter::adverts);
      case LOSSES ->
          new KindRows<>(
              RowCodec.of(() -> LossReport.SCHEMA), LossReport.SCHEMA, RowInterpreter::losses);
      case TRANSFERS ->
          new KindRows<>(
              RowCodec.of(() -> Transfer.SCHEMA), Transfer.SCHEMA, RowInterpreter::transfers);
      case TOTALS ->
          new KindRows<>(
              RowCodec.of(() -> DeclaredTotal.SCHEMA),
              DeclaredTotal.SCHEMA,
              RowInterpreter::totals);
    };
  }
}
