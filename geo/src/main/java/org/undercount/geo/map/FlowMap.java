package org.undercount.geo.map;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.undercount.datasets.key.CountryCode;

/**
 * What a map says, before it is drawn.
 *
 * @param text title and what else is written
 * @param flows drawn largest first, so that small ones stay on top
 * @param shades tones of countries
 */
public record FlowMap(Text text, List<Flow> flows, List<Shade> shades) {

  public FlowMap {
    flows =
        flows.stream()
            .sorted(
                Comparator.comparingDouble(Flow::value)
                    .reversed()
                    .thenComparing(Flow::from)
                    .thenComparing(Flow::to))
            .toList();
    shades = shades.stream().sorted(Comparator.comparing(Shade::country)).toList();
  }

  /**
   * What is written on a map.
   *
   * @param id prefix of the drawing's element ids, unlike any other figure's on the page
   * @param title title, a finding
   * @param flowUnit unit of the flows, such as "people a quarter"
   * @param shadeUnit unit of the shades
   * @param intervals what the intervals are, such as "95% interval"
   * @param language language of country names and numbers
   */
  public record Text(
      String id,
      String title,
      String flowUnit,
      String shadeUnit,
      String intervals,
      Locale language) {

    public Text {
      if (!id.matches("[a-z][a-z0-9-]*")) {
        throw new IllegalArgumentException(
            "A drawing's id has small letters, digits and -, and starts with a letter, got " + id);
      }
    }
  }

  /** Every country the map speaks of, by code. */
  List<CountryCode> countries() {
    return Stream.concat(
            flows.stream().flatMap(f -> Stream.of(f.from(), f.to())),
            shades.stream().map(Shade::country))
        .distinct()
        .sorted()
        .toList();
  }
}
