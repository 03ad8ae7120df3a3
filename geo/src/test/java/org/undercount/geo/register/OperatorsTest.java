package org.undercount.geo.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OperatorsTest {

  private static final List<String> NAMES =
      List.of("Heng Jin Group", "HengJinGroup", "heng-jin group", "Heng Jin", "Fu Tai Holdings");

  @Test
  void spacesCapitalsAndAMissingLastWordAreOneOperator() {
    Operators operators = Operators.of(NAMES);

    assertThat(operators.at(NAMES)).hasSize(2);
    assertThat(operators.at("Heng Jin", List.of()))
        .isPresent()
        .isEqualTo(operators.at("HENGJIN GROUP", List.of()));
  }

  @Test
  void oneSiteMayHaveSeveralOperators() {
    assertThat(Operators.of(NAMES).at(List.of("Heng Jin", "Fu Tai Holdings"))).hasSize(2);
  }

  @Test
  void aShortNameOfTwoOperatorsIsNotGuessed() {
    Operators operators = Operators.of(List.of("Heng Jin Group", "Heng Jin Holdings", "Heng Jin"));

    assertThat(operators.at("Heng Jin", List.of())).isEmpty();
    assertThat(operators.at(List.of("Heng Jin"))).isEmpty();
    assertThat(operators.at("Heng Jin", List.of("Heng Jin Holdings")))
        .isPresent()
        .isEqualTo(operators.at("Heng Jin Holdings", List.of()));
    assertThat(operators.at("Heng Jin", List.of("Heng Jin Holdings", "Heng Jin Group"))).isEmpty();
  }

  @Test
  void namesThatDifferByALetterOrANumberStayApart() {
    List<String> names = List.of("Bao Kang Group", "Hao Kang Group", "Bao Kang Group 2");

    assertThat(Operators.of(names).at(names)).hasSize(3);
  }

  @Test
  void blankAndUnknownNamesMeanNobody() {
    Operators operators = Operators.of(List.of("", " ", "Heng Jin Group"));

    assertThat(operators.at("", List.of())).isEmpty();
    assertThat(operators.at("Fu Tai", List.of())).isEmpty();
  }

  @Test
  void theOrderOfNamesDoesNotMatter() {
    List<String> shuffled = new ArrayList<>(NAMES);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(Operators.of(shuffled).at(NAMES)).isEqualTo(Operators.of(NAMES).at(NAMES));
  }

  /** The few that are merged are called as another and its number: "Bao Fu Group 2". */
  @Test
  void theOperatorsOfTheSyntheticRegionAreRecovered() {
    SyntheticSites world = SyntheticSites.of(1, 2);
    List<String> names = new ArrayList<>();
    world.told().forEach(t -> operator(t).ifPresent(names::add));
    Operators operators = Operators.of(names);
    Map<String, Set<String>> found = new TreeMap<>();
    Map<String, Set<String>> meant = new TreeMap<>();
    for (SyntheticSites.Told told : world.told()) {
      String truth = world.plan().centre(told.centre()).business().operator();
      operator(told)
          .flatMap(o -> operators.at(o, List.of()))
          .ifPresent(
              key -> {
                found.computeIfAbsent(truth, t -> new TreeSet<>()).add(key);
                meant.computeIfAbsent(key, k -> new TreeSet<>()).add(truth);
              });
    }
    long split = found.values().stream().filter(k -> k.size() > 1).count();
    long merged = meant.values().stream().filter(t -> t.size() > 1).count();

    assertThat(found).hasSizeGreaterThan(60);
    assertThat(split).isLessThanOrEqualTo(found.size() / 20);
    assertThat(merged).isLessThanOrEqualTo(found.size() / 20);
  }

  private static Optional<String> operator(SyntheticSites.Told told) {
    return Optional.ofNullable(told.report().evidence().operator());
  }
}
