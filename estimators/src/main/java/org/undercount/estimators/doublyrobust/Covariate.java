package org.undercount.estimators.doublyrobust;

import java.util.List;
import java.util.function.Consumer;

/** One thing known of every person, in the order of the people. */
public sealed interface Covariate {

  String name();

  /** How many people it describes. */
  int size();

  /** How the values of two people compare: negative, 0 or positive. */
  int compare(int one, int other);

  /** Hands itself to what is to be done with its kind. */
  void handTo(Consumer<Numeric> numeric, Consumer<Categorical> categorical);

  /**
   * A number.
   *
   * @param values finite, or NaN where it is not known
   */
  record Numeric(String name, List<Double> values) implements Covariate {

    public Numeric {
      values = List.copyOf(values);
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i).isInfinite()) {
          throw new IllegalArgumentException(
              "Covariate " + name + " must be finite or unknown, got an infinity for person " + i);
        }
      }
    }

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public int compare(int one, int other) {
      return Double.compare(values.get(one), values.get(other));
    }

    @Override
    public void handTo(Consumer<Numeric> numeric, Consumer<Categorical> categorical) {
      numeric.accept(this);
    }
  }

  /**
   * One of several categories.
   *
   * @param values empty where it is not known, which is a category of its own
   */
  record Categorical(String name, List<String> values) implements Covariate {

    public Categorical {
      values = List.copyOf(values);
    }

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public int compare(int one, int other) {
      return values.get(one).compareTo(values.get(other));
    }

    @Override
    public void handTo(Consumer<Numeric> numeric, Consumer<Categorical> categorical) {
      categorical.accept(this);
    }
  }
}
