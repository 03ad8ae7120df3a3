package org.undercount.estimators.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.loglinear.SharedTables;

/**
 * Every result of SparseMSE 2.0.1 is asserted, or counted as not covered with the reason. The
 * counts are asserted too, so that none can slip away.
 */
@Tag("acceptance")
class SparseAcceptanceTest {

  @ParameterizedTest
  @CsvSource({
    "artificial_3,19",
    "congenital,26",
    "hav,19",
    "hiv,22",
    "kosovo,22",
    "ned,30",
    "ned_5,26",
    "ukdat,30",
    "ukdat_4,22",
    "ukdat_5,26"
  })
  void everyResultEqualsTheReference(String name, int results) throws IOException {
    SparseComparison comparison = new SparseComparison(SharedTables.table(name));
    int seen = 0;
    for (JsonNode result :
        new ObjectMapper()
            .readTree(SharedTables.folder(name).resolve("golden.json").toFile())
            .get("results")) {
      if (result.get("peer").asText().equals("SparseMSE")) {
        comparison.compare(result);
        seen++;
      }
    }
    System.out.println(
        name + ": " + comparison.asserted() + " asserted, not covered: " + comparison.notCovered());
    assertThat(comparison.wrong()).isEmpty();
    assertThat(seen).isEqualTo(results);
  }
}
