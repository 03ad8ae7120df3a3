package org.undercount.geo.border;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.datasets.key.CountryCode;

class LandNeighboursTest {

  private final Borders borders = TestBorders.borders();

  @ParameterizedTest(name = "{0} borders {1}")
  @CsvSource(
      textBlock =
          """
          KH, LA TH VN
          LA, CN KH MM TH VN
          MM, BD CN IN LA TH
          TH, KH LA MM MY
          VN, CN KH LA
          MY, BN ID TH
          ID, MY PG TL
          BD, IN MM
          CN, AF BT HK IN KG KP KZ LA MM MN MO NP PK RU TJ VN
          AE, OM SA
          KR, KP
          GB, IE
          DO, HT
          DK, DE
          """)
  void neighboursByLand(String country, String neighbours) {
    assertThat(borders.landNeighbours(CountryCode.of(country)))
        .containsExactlyElementsOf(
            Arrays.stream(neighbours.split(" ")).map(CountryCode::of).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PH", "SG", "JP", "LK", "TW", "AU", "NZ", "FJ", "BH", "MG", "TT", "AQ"})
  void anIslandHasNone(String country) {
    assertThat(borders.landNeighbours(CountryCode.of(country))).isEmpty();
  }

  @Test
  void neighboursAreNeighboursOfOneAnother() {
    for (CountryCode country : countries()) {
      assertThat(borders.landNeighbours(country))
          .doesNotContain(country)
          .allSatisfy(n -> assertThat(borders.landNeighbours(n)).contains(country));
    }
  }

  /** A new version of the data may bring new pairs, which someone must read. */
  @Test
  void everyPairWithACommonEdgeWasRead() throws IOException {
    List<String> pairs =
        BorderFile.commonEdges(BorderFile.open(TestBorders.CACHE).content()).stream()
            .map(p -> p.first() + "-" + p.second())
            .toList();

    assertThat(Borders.version()).isEqualTo("2026b.29");
    assertThat(pairs).hasSize(380).isSorted().doesNotHaveDuplicates();
    assertThat(pairs).containsAll(LandNeighbours.onlyAtSea());
    assertThat(LandNeighbours.onlyAtSea()).hasSize(56);
  }

  @Test
  void aCommonPointIsNotACommonEdge() {
    CommonEdges edges = new CommonEdges();
    edges.add(CountryCode.of("TH"), new float[] {0, 0, 1, 0, 1, 1, 0, 1, 0, 0});
    edges.add(CountryCode.of("MM"), new float[] {0, 1, 1, 1, 1, 2, 0, 2, 0, 1});
    edges.add(CountryCode.of("LA"), new float[] {1, 1, 2, 1, 2, 2, 1, 2, 1, 1});

    assertThat(edges.pairs())
        .containsExactly(
            new CommonEdges.Pair(CountryCode.of("LA"), CountryCode.of("MM")),
            new CommonEdges.Pair(CountryCode.of("MM"), CountryCode.of("TH")));
  }

  @Test
  void threeCountriesWithOneEdgeAreThreePairs() {
    float[] square = {0, 0, 1, 0, 1, 1, 0, 1, 0, 0};
    CommonEdges edges = new CommonEdges();
    for (String country : List.of("TH", "MM", "LA", "TH")) {
      edges.add(CountryCode.of(country), square);
    }

    assertThat(edges.pairs()).hasSize(3);
  }

  private static TreeSet<CountryCode> countries() {
    return Arrays.stream(Locale.getISOCountries())
        .map(CountryCode::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
