package org.undercount.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.disclosure.Disclosed;

final class TrendChartTest {

  private static final ChartSpec.Band BAND = new ChartSpec.Band(100, 90, 110, 80, 120);

  @Test
  void aWithheldCountIsMarkedConfidential() {
    assertThat(drawn(Disclosed.withheld())).contains(">[c]<");
  }

  @Test
  void whatIsNotCountedAtAllIsNotCalledConfidential() {
    assertThat(drawn(null)).doesNotContain("[c]");
  }

  @Test
  void aCountIsABarAndCanSetTheTopOfTheAxis() {
    assertThat(drawn(Disclosed.exact(60))).doesNotContain("[c]").contains("<rect");
    assertThat(TrendChart.most(List.of(moment(Disclosed.exact(500))))).isEqualTo(500);
    assertThat(TrendChart.most(List.of(moment(Disclosed.withheld())))).isEqualTo(120);
  }

  private static String drawn(@Nullable Disclosed recorded) {
    return new TrendChart(
            new ChartSpec.Frame("t", "title", "alt", Double::toString),
            List.of(moment(recorded)),
            120)
        .svg();
  }

  private static ChartSpec.Moment moment(@Nullable Disclosed recorded) {
    return new ChartSpec.Moment("Q1 23", recorded, BAND, false);
  }
}
