package org.undercount.geo.border;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.CountryCode;

class ZoneCountriesTest {

  @Test
  void bangkoksClockInTheNorthEastIsVietnams() {
    assertThat(ZoneCountries.of("Asia/Bangkok", 102.14f, 16.92f)).contains(CountryCode.of("VN"));
    assertThat(ZoneCountries.of("Asia/Bangkok", 97.34f, 5.61f)).contains(CountryCode.of("TH"));
  }

  @Test
  void theOpenSeaHasNoCountry() {
    assertThat(ZoneCountries.of("Etc/GMT-7", 100, 10)).isEmpty();
  }

  @Test
  void refusesAZoneNobodyKnows() {
    assertThatThrownBy(() -> ZoneCountries.of("Asia/Atlantis", 0, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Expected ICU to know the region of every zone in the archive, got Asia/Atlantis");
  }
}
