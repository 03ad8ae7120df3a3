package org.undercount.jobs.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undercount.estimators.Draws;

/**
 * Rows and their joint draws of one or several estimands of a quarter.
 *
 * @param rows headlines, in the order they should be read
 * @param draws one column per headline that has an estimate, named by its key; empty if none has
 */
public record Joint(List<EstimateRow> rows, Optional<Draws> draws) {

  public Joint {
    rows = List.copyOf(rows);
  }

  /** The draws as table rows, by key and number. */
  public List<DrawRow> drawRows() {
    List<DrawRow> out = new ArrayList<>();
    draws.ifPresent(
        d -> {
          String quarter = rows.get(0).quarter();
          for (String key : d.names().stream().sorted().toList()) {
            for (int i = 0; i < d.size(); i++) {
              out.add(new DrawRow(key, quarter, i, d.value(key, i)));
            }
          }
        });
    return out;
  }
}
