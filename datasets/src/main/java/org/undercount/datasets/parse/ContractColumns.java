package org.undercount.datasets.parse;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.contract.ColumnSpec;
import org.undercount.datasets.contract.DateForm;
import org.undercount.datasets.contract.SourceContract;

/** A contract's columns with what reads them, made once per file. */
final class ContractColumns {

  private final SourceContract contract;
  private final Phones phones;
  private final Map<String, Days> days = new HashMap<>();
  private final Map<String, Amounts> amounts = new HashMap<>();

  ContractColumns(SourceContract contract, Phones phones) {
    this.contract = contract;
    this.phones = phones;
    contract
        .columns()
        .forEach(
            (name, spec) -> {
              days.put(name, new Days(spec.dates()));
              amounts.put(name, new Amounts(spec.decimal()));
            });
  }

  SourceContract contract() {
    return contract;
  }

  Phones phones() {
    return phones;
  }

  Optional<ColumnSpec> spec(String column) {
    return contract.column(column);
  }

  boolean isAge(String column) {
    return spec(column).map(ColumnSpec::age).orElse(false);
  }

  Days days(String column) {
    return days.getOrDefault(column, new Days(DateForm.ISO));
  }

  Amounts amounts(String column) {
    return amounts.getOrDefault(column, new Amounts('.'));
  }
}
