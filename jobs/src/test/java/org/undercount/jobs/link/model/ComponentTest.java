package org.undercount.jobs.link.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.link.model.Splitting.Edge;

class ComponentTest {

  private static final Edge FIRST = new Edge("b", "B", "c", "", 2);
  private static final Edge SECOND = new Edge("a", "A", "c", "", 1);

  @Test
  void recordsAndPairsHaveTheOrderOfTheirIds() {
    Component component = Component.of(List.of(FIRST, SECOND));
    assertThat(component.records()).isEqualTo(3);
    assertThat(component.id(component.left(0))).isEqualTo("a");
    assertThat(component.given(0)).isEqualTo(1);
    assertThat(component.bits()).containsExactly(1, 2);
    assertThat(component.inOrder(new double[] {7, 8})).containsExactly(8, 7);
    assertThat(component.once(2)).isEqualTo(Component.OFTEN);
    assertThat(component.bothOnce(0)).isFalse();
  }

  @Test
  void eachRecordHasItsPartnersWithWhatIsSaidOfTheirPair() {
    Component component = Component.of(List.of(FIRST, SECOND));
    double[] byPartner = component.byPartner(component.bits());
    assertThat(component.partnersOf(2)).containsExactly(0, 1);
    assertThat(byPartner[component.from(2)]).isEqualTo(1);
    assertThat(byPartner[component.from(2) + 1]).isEqualTo(2);
    assertThat(byPartner[component.from(0)]).isEqualTo(1);
  }

  @Test
  void refusesAPairThatComesTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Component.of(List.of(FIRST, new Edge("c", "", "b", "B", 1))))
        .withMessage("A component has each pair once, got two of its records 0 and 1");
  }
}
