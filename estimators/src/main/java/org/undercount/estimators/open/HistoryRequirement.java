package org.undercount.estimators.open;

/** What a model asks of the histories themselves. */
enum HistoryRequirement {
  SINGLE_LOOKS {
    @Override
    void check(CaptureHistories data, String model) {
      if (!data.schedule().single()) {
        throw new IllegalArgumentException(
            model
                + " has one look at each occasion; several looks, "
                + data.schedule().looks()
                + ", belong to robust-design");
      }
      ONE_STATE.check(data, model);
    }
  },
  SEVERAL_LOOKS {
    @Override
    void check(CaptureHistories data, String model) {
      if (data.schedule().single()) {
        throw new IllegalArgumentException(
            model + " needs several looks at an occasion, all have one: give --primary");
      }
      ONE_STATE.check(data, model);
    }
  },
  ONE_STATE {
    @Override
    void check(CaptureHistories data, String model) {
      if (data.states().size() > 1) {
        throw new IllegalArgumentException(
            model
                + " knows one state, the histories have "
                + data.states()
                + ": those belong to multistate");
      }
    }
  };

  abstract void check(CaptureHistories data, String model);
}
