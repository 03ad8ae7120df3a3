package org.undercount.jobs.release;

import java.util.List;
import java.util.Optional;
import org.undercount.datasets.release.LinkageRow;
import org.undercount.datasets.release.ListRow;
import org.undercount.datasets.release.Manifest;
import org.undercount.datasets.release.MethodCard;
import org.undercount.datasets.release.Provenance;
import org.undercount.datasets.release.SourceQuality;
import org.undercount.estimators.Draws;
import org.undercount.jobs.estimate.EstimateRow;
import org.undercount.jobs.estimate.MethodRow;

/**
 * Everything a release is made of, exact.
 *
 * @param estimates headlines in the order they are shown
 * @param compared other methods beside them; empty where none are declared
 * @param draws their joint draws, columns named {@code E2.KH}; empty if all were refused
 * @param counts what is recorded
 * @param quality what is known about the inputs
 * @param methods every method a headline may name
 * @param manifest how the release was made
 * @param provenance what each stage read
 */
public record ReleaseInputs(
    List<EstimateRow> estimates,
    List<MethodRow> compared,
    Optional<Draws> draws,
    Counts counts,
    Quality quality,
    List<MethodCard> methods,
    Manifest manifest,
    Provenance provenance) {

  /** What is known about the inputs. */
  public record Quality(
      List<ListRow> lists,
      List<SourceQuality> sources,
      List<SourceQuality.Rejection> rejections,
      List<SourceQuality.Check> checks,
      List<LinkageRow> linkage) {
    public Quality {
      lists = List.copyOf(lists);
      sources = List.copyOf(sources);
      rejections = List.copyOf(rejections);
      checks = List.copyOf(checks);
      linkage = List.copyOf(linkage);
    }
  }

  public ReleaseInputs {
    estimates = List.copyOf(estimates);
    compared = List.copyOf(compared);
    methods = List.copyOf(methods);
  }
}
