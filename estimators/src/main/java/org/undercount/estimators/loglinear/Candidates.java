package org.undercount.estimators.loglinear;

import java.util.List;
import java.util.Set;
import org.undercount.estimators.OverlapTable;

/**
 * Which models are tried. Where lists are known to feed one another, every model joins them: a
 * model without is left out of a search, one that is given has the interaction added.
 */
public sealed interface Candidates {

  /** Fits them and puts the best first. */
  List<RankedModel> ranked(OverlapTable table, Criterion criterion);

  /**
   * All hierarchical models up to {@link ModelSpace#ALL_UP_TO} lists, all with two-list
   * interactions up to {@link ModelSpace#PAIRWISE_UP_TO}, a stepwise search beyond.
   */
  record All() implements Candidates {
    @Override
    public List<RankedModel> ranked(OverlapTable table, Criterion criterion) {
      return table.lists().size() <= ModelSpace.ALL_UP_TO
          ? ModelSearch.among(
              table, declared(table, ModelSpace.all(table.lists().size())), criterion)
          : new Pairwise().ranked(table, criterion);
    }
  }

  /** All models with two-list interactions, by search where there are too many. */
  record Pairwise() implements Candidates {
    @Override
    public List<RankedModel> ranked(OverlapTable table, Criterion criterion) {
      return table.lists().size() <= ModelSpace.PAIRWISE_UP_TO
          ? ModelSearch.among(
              table, declared(table, ModelSpace.pairwise(table.lists().size())), criterion)
          : ModelSearch.stepwise(table, criterion);
    }
  }

  /** One model, given. */
  record One(HierarchicalModel model) implements Candidates {
    @Override
    public List<RankedModel> ranked(OverlapTable table, Criterion criterion) {
      return new Given(List.of(model)).ranked(table, criterion);
    }
  }

  /** These models, each over as many lists as the table has. */
  record Given(List<HierarchicalModel> models) implements Candidates {
    public Given {
      models = List.copyOf(models);
    }

    @Override
    public List<RankedModel> ranked(OverlapTable table, Criterion criterion) {
      for (HierarchicalModel model : models) {
        if (model.lists() != table.lists().size()) {
          throw new IllegalArgumentException(
              "The model is over "
                  + model.lists()
                  + " lists, the table has "
                  + table.lists().size());
        }
      }
      return ModelSearch.among(
          table, models.stream().map(m -> joined(m, pairs(table))).distinct().toList(), criterion);
    }
  }

  private static List<HierarchicalModel> declared(
      OverlapTable table, List<HierarchicalModel> models) {
    return models.stream().filter(m -> m.holds(pairs(table))).toList();
  }

  private static HierarchicalModel joined(HierarchicalModel model, Set<Integer> pairs) {
    HierarchicalModel joined = model;
    for (int pair : pairs) {
      joined = joined.holds(Set.of(pair)) ? joined : joined.with(pair);
    }
    return joined;
  }

  /** Of two lists alone no model tells the interaction. */
  private static Set<Integer> pairs(OverlapTable table) {
    return table.lists().size() < 3 ? Set.of() : table.referrals();
  }
}
