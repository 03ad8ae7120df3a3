package org.undercount.datasets.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.parse.Countries;

/**
 * Compares a table of declared totals with itself and with the rows delivered beside it. A line
 * that leaves a number out is not compared in it. Categories are compared with rows where they are
 * countries; a category that lumps countries together is not.
 */
public final class Reconciliation {

  private Reconciliation() {}

  /** Every mismatch within the table: lines first, in their order, then sums. */
  public static List<Mismatch> within(List<DeclaredCount> table) {
    List<Mismatch> found = new ArrayList<>();
    for (DeclaredCount line : table) {
      if (line.total().isPresent() && line.men().isPresent() && line.women().isPresent()) {
        long total = line.total().getAsLong();
        long men = line.men().getAsLong();
        long women = line.women().getAsLong();
        if (men + women != total) {
          found.add(new Mismatch.Parts(line.category(), total, men, women));
        }
      }
    }
    sum(table, "total", DeclaredCount::total).ifPresent(found::add);
    sum(table, "men", DeclaredCount::men).ifPresent(found::add);
    sum(table, "women", DeclaredCount::women).ifPresent(found::add);
    return found;
  }

  /**
   * Every mismatch between the table and the rows delivered.
   *
   * @param table as declared
   * @param rows delivered, by nationality; unknown ones too
   */
  public static List<Mismatch> withRows(List<DeclaredCount> table, Map<CountryCode, Long> rows) {
    List<Mismatch> found = new ArrayList<>();
    for (DeclaredCount line : table) {
      if (line.total().isEmpty()) {
        continue;
      }
      long declared = line.total().getAsLong();
      OptionalLong counted = counted(line, rows);
      if (counted.isPresent() && counted.getAsLong() != declared) {
        found.add(new Mismatch.Rows(line.category(), declared, counted.getAsLong()));
      }
    }
    return found;
  }

  private static OptionalLong counted(DeclaredCount line, Map<CountryCode, Long> rows) {
    if (line.isSum()) {
      return OptionalLong.of(rows.values().stream().mapToLong(Long::longValue).sum());
    }
    Optional<CountryCode> country = Countries.find(line.category());
    return country.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(rows.getOrDefault(country.get(), 0L));
  }

  private static Optional<Mismatch> sum(
      List<DeclaredCount> table, String measure, Function<DeclaredCount, OptionalLong> of) {
    Optional<DeclaredCount> sum = table.stream().filter(DeclaredCount::isSum).findFirst();
    if (sum.isEmpty() || of.apply(sum.get()).isEmpty()) {
      return Optional.empty();
    }
    long declared = of.apply(sum.get()).getAsLong();
    long lines = table.stream().filter(l -> !l.isSum()).map(of).mapToLong(n -> n.orElse(0)).sum();
    return lines == declared
        ? Optional.empty()
        : Optional.of(new Mismatch.Sum(measure, declared, lines));
  }
}
