package org.undercount.estimators.joint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.ModelSpace;

/**
 * Which joint models are tried: interactions between lists, shared by all strata, and for every
 * list whether its share differs by stratum. Each has the stratum's own number on no list.
 */
public sealed interface JointModels {

  /** Most lists whose models are enumerated. */
  int MOST_LISTS = 5;

  /** Over these lists and, last, the stratum; simplest first. */
  List<HierarchicalModel> over(int lists);

  /**
   * All hierarchical interactions with every choice of differing lists up to 4 lists; with 5, two-
   * list interactions, and either no list or all differ.
   */
  record All() implements JointModels {
    @Override
    public List<HierarchicalModel> over(int lists) {
      return lists <= 4
          ? crossed(ModelSpace.all(lists), everyChoice(lists))
          : new Pairwise().over(lists);
    }
  }

  /** The same with interactions between two lists only. */
  record Pairwise() implements JointModels {
    @Override
    public List<HierarchicalModel> over(int lists) {
      return crossed(
          ModelSpace.pairwise(lists),
          lists <= 4 ? everyChoice(lists) : List.of(0, (1 << lists) - 1));
    }
  }

  /** Independent lists with every choice of those that differ by stratum. */
  record Independence() implements JointModels {
    @Override
    public List<HierarchicalModel> over(int lists) {
      return crossed(List.of(HierarchicalModel.independence(lists)), everyChoice(lists));
    }
  }

  /** One model over the lists and, last, the stratum. */
  record One(HierarchicalModel model) implements JointModels {
    @Override
    public List<HierarchicalModel> over(int lists) {
      if (model.lists() != lists + 1) {
        throw new IllegalArgumentException(
            "The model is over "
                + model.lists()
                + " factors, expected the "
                + lists
                + " lists and the stratum");
      }
      return List.of(model);
    }
  }

  private static List<Integer> everyChoice(int lists) {
    List<Integer> masks = new ArrayList<>();
    for (int mask = 0; mask < 1 << lists; mask++) {
      masks.add(mask);
    }
    return masks;
  }

  private static List<HierarchicalModel> crossed(
      List<HierarchicalModel> interactions, List<Integer> differing) {
    List<HierarchicalModel> models = new ArrayList<>();
    for (HierarchicalModel shared : interactions) {
      int k = shared.lists();
      for (int mask : differing) {
        List<Integer> terms = new ArrayList<>(shared.generators());
        for (int i = 0; i < k; i++) {
          if ((mask >> i & 1) != 0) {
            terms.add(1 << k | 1 << i);
          }
        }
        models.add(HierarchicalModel.of(k + 1, terms));
      }
    }
    models.sort(Comparator.comparingInt(HierarchicalModel::parameters));
    return List.copyOf(models);
  }
}
