package org.undercount.jobs.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.undercount.datasets.contract.Kind;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.microdata.PersonReport;
import org.undercount.jobs.tables.RowCodec;

/**
 * Counts over a source's accepted rows.
 *
 * @param rows how many
 * @param filled rows that have a value, by column; unknown countries and empty lists are none
 * @param contradictions rows that contradict themselves, by what
 * @param implausible rows with at least one contradiction
 * @param nationalities people by nationality
 */
record Tally(
    long rows,
    SortedMap<String, Long> filled,
    SortedMap<String, Long> contradictions,
    long implausible,
    SortedMap<String, Long> nationalities) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Tally empty() {
    return new Tally(0, new TreeMap<>(), new TreeMap<>(), 0, new TreeMap<>());
  }

  static Tally of(Row row, Kind kind, Quarter quarter) {
    Tally tally = empty();
    for (String column : kind.columns()) {
      Object value = row.getAs(column);
      boolean none =
          value == null
              || value.equals("ZZ")
              || (value instanceof scala.collection.Iterable<?> items && items.isEmpty());
      if (!none) {
        tally.filled.put(column, 1L);
      }
    }
    List<String> found = List.of();
    if (kind == Kind.PEOPLE) {
      RowCodec<PersonReport> codec = RowCodec.of(() -> PersonReport.SCHEMA);
      found = Plausibility.contradictions(codec.fromRow(row), quarter);
      found.forEach(c -> tally.contradictions.put(c, 1L));
      tally.nationalities.put(row.getAs("nationality"), 1L);
    }
    return new Tally(
        1, tally.filled, tally.contradictions, found.isEmpty() ? 0 : 1, tally.nationalities);
  }

  Tally plus(Tally other) {
    return new Tally(
        rows + other.rows,
        sum(filled, other.filled),
        sum(contradictions, other.contradictions),
        implausible + other.implausible,
        sum(nationalities, other.nationalities));
  }

  private static SortedMap<String, Long> sum(
      SortedMap<String, Long> one, SortedMap<String, Long> other) {
    SortedMap<String, Long> sum = new TreeMap<>(one);
    other.forEach((name, n) -> sum.merge(name, n, Long::sum));
    return sum;
  }

  /** The tally in the form it travels in: Spark's serialiser knows no records. */
  String travelling() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tally is always JSON", e);
    }
  }

  static Tally arrived(String text) {
    try {
      return JSON.readValue(text, Tally.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tally must arrive as it was sent", e);
    }
  }
}
