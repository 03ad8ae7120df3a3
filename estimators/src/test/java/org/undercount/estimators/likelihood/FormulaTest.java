package org.undercount.estimators.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.likelihood.Variables.Category;
import org.undercount.estimators.likelihood.Variables.Quantity;

class FormulaTest {

  private static final Variables ROWS =
      new Variables(
          4,
          Map.of(
              "sex", new Category(List.of("F", "M", "F", "M"), List.of("F", "M")),
              "place", new Category(List.of("A", "B", "C", "A"), List.of("A", "B", "C")),
              "age", new Quantity(List.of(1.0, 2.0, 3.0, 1.0))));

  private static List<String> columns(String formula) {
    return Design.of(Formula.parse(formula), ROWS).columns();
  }

  @Test
  void readsWhatUsersOfOtherProgramsWrite() {
    assertThat(columns("constant")).containsExactly("(intercept)");
    assertThat(columns("~1")).containsExactly("(intercept)");
    assertThat(columns("~ sex + I(age^2)")).containsExactly("(intercept)", "sexM", "age^2");
    assertThat(columns("place - 1")).containsExactly("placeA", "placeB", "placeC");
    assertThat(columns("0 + sex + place")).containsExactly("sexF", "sexM", "placeB", "placeC");
    assertThat(columns("sex*age")).containsExactly("(intercept)", "sexM", "age", "sexM:age");
    assertThat(columns("sex*place"))
        .containsExactly("(intercept)", "sexM", "placeB", "placeC", "sexM:placeB", "sexM:placeC");
  }

  @Test
  void equalRowsAreKeptOnce() {
    Design design = Design.of(Formula.parse("sex + age"), ROWS);
    assertThat(design.kinds()).isEqualTo(4);
    assertThat(Design.of(Formula.parse("sex"), ROWS).kinds()).isEqualTo(2);
    assertThat(Design.of(Formula.CONSTANT, ROWS).kinds()).isEqualTo(1);
    assertThat(Design.of(Formula.parse("sex"), ROWS).kind(3)).isEqualTo(1);
  }

  @Test
  void saysWhatIsNoFormula() {
    assertThatThrownBy(() -> Formula.parse("sex +"))
        .hasMessage(
            "Expected a formula such as 'constant', 'time' or 'sex + age^2', got 'sex +': a term is"
                + " missing");
    assertThatThrownBy(() -> Formula.parse("log(age)"))
        .hasMessageContaining("'log(age)' is no variable");
    assertThatThrownBy(() -> Formula.parse("sex:age"))
        .hasMessage(
            "An interaction needs its variables as terms of their own: 'sex:age' without 'sex'");
    assertThatThrownBy(() -> columns("height"))
        .hasMessage(
            "No variable is called 'height'; there are "
                + String.join(", ", ROWS.byName().keySet()));
    assertThatThrownBy(() -> columns("sex^2"))
        .hasMessage("Words have no powers: 'sex^2' is not a column of numbers");
  }
}
