package org.undercount.estimators.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.closed.ClosedPopulationGolden;
import org.undercount.estimators.decomposable.DgaGolden;
import org.undercount.estimators.golden.GoldenLedger.Argued;
import org.undercount.estimators.golden.GoldenLedger.Asserted;
import org.undercount.estimators.golden.GoldenLedger.Line;
import org.undercount.estimators.latentclass.LatentClassGolden;
import org.undercount.estimators.loglinear.AllModelsGolden;
import org.undercount.estimators.loglinear.NamedModelsGolden;
import org.undercount.estimators.loglinear.SharedTables;
import org.undercount.estimators.network.NetworkGolden;
import org.undercount.estimators.occupancy.OccupancyGolden;
import org.undercount.estimators.open.OpenPopulationGolden;
import org.undercount.estimators.sparse.SparseGolden;
import org.undercount.estimators.sparse.ThresholdedGolden;

/**
 * Every entry of every {@code golden.json} in the shared folder is compared here or argued in a
 * line of this class. A new entry fails until it is dealt with, and so does a line that has become
 * needless.
 */
@Tag("acceptance")
final class GoldenAcceptanceTest {

  private static final Predicate<GoldenEntry> ANY = e -> true;

  private static final Argued BEHAVIOUR =
      new Argued("not offered: Bayesian models of behaviour on a history of captures");
  private static final Argued THRESHOLDS =
      new Argued("not offered yet: Bayesian thresholding, whose peer draws 50,000 dependent draws");

  /** Data sets whose LCMCR chains do not agree with one another: R-hat 1.05 to 7.1. */
  private static final Set<String> CHAINS_DISAGREE = Set.of("ned", "ned_5", "ukdat", "ukdat_5");

  private static List<Line> lines() {
    Asserted closed = new Asserted(new ClosedPopulationGolden());
    Asserted allModels = new Asserted(new AllModelsGolden());
    Asserted named = new Asserted(new NamedModelsGolden());
    Asserted sparse = new Asserted(new SparseGolden());
    Asserted thresholded = new Asserted(new ThresholdedGolden());
    Asserted dga = new Asserted(new DgaGolden());
    Asserted latent = new Asserted(new LatentClassGolden());
    Asserted open = new Asserted(new OpenPopulationGolden());
    Asserted occupancy = new Asserted(new OccupancyGolden());
    Asserted networks = new Asserted(new NetworkGolden());
    return List.of(
        // Rcapture
        line("Rcapture", "closedp\\.[0t]|descriptive", ANY, closed),
        line(
            "Rcapture",
            "closedpCI\\.t",
            e -> e.id().contains("[") || e.id().endsWith("allpairs"),
            named),
        line("Rcapture", "closedpCI\\..", ANY, closed),
        line("Rcapture", "closedpMS\\.t", e -> e.id().equals("closedpMS.t"), allModels),
        line(
            "Rcapture",
            "closedpMS\\.t",
            ANY,
            new Argued("not offered: interactions of lists and a shape of heterogeneity at once")),
        line("Rcapture", "closedp\\.bc", ANY, closed),
        line(
            "Rcapture",
            "closedp\\.Mtb",
            GoldenEntry::failed,
            new Argued("the reference cannot take a pattern of more than 170 units")),
        line("Rcapture", "closedp\\.Mtb", ANY, closed),
        line(
            "Rcapture",
            "robustd\\.0",
            e -> e.id().contains(".Mh."),
            new Argued(
                "not offered: shapes of heterogeneity within the occasions of an open population")),
        line("Rcapture", "openp|robustd\\.[0t]", ANY, open),
        // CARE1, SPECIES, singleRcapture
        line("CARE1", "estN.*", ANY, closed),
        line("SPECIES", "chao1984|ChaoLee1992", ANY, closed),
        line("SPECIES", "jackknife", ANY, new Argued("not offered: jackknife of species counts")),
        line(
            "SPECIES",
            "ChaoBunge|pcg|pnpmle|unpmle",
            ANY,
            new Argued(
                "not offered: mixtures of Poisson rates for many species; with few lists nobody can"
                    + " be seen often enough to tell them")),
        line(
            "singleRcapture",
            "estimatePopsize",
            GoldenEntry::failed,
            new Argued("the reference failed, its error is the entry")),
        line(
            "singleRcapture",
            "estimatePopsize",
            e -> e.id().matches("(zotpoisson|oiztpoisson|ztoipoisson|Hurdleztpoisson)\\..*"),
            new Argued("not offered: one-inflated, hurdle and zero-one-truncated forms")),
        line(
            "singleRcapture",
            "estimatePopsize",
            e -> !e.id().endsWith(".intercept"),
            new Argued("not offered: covariates, which the tables of lists do not carry")),
        line("singleRcapture", "estimatePopsize", ANY, closed),
        // Sparse tables
        line("SparseMSE", "checkident|checkallmodels|estimatepopulation(\\.0)?", ANY, sparse),
        line(
            "MultipleSystemsEstimation",
            "check_extended_MLE|estimate_population_(bic|fixed|stepwise)",
            ANY,
            thresholded),
        line("MultipleSystemsEstimation", "estimate_population_bayesthresh", ANY, THRESHOLDS),
        // Bayesian
        line("dga", "bma\\.cr", ANY, dga),
        line(
            "LCMCR",
            "lcmCR \\+ lcmCR_PostSampl",
            e -> CHAINS_DISAGREE.contains(e.dataset()),
            new Argued("the reference's own chains do not agree: R-hat 1.05 to 7.1")),
        line("LCMCR", "lcmCR \\+ lcmCR_PostSampl", ANY, latent),
        line(
            "conting",
            "bict",
            ANY,
            new Argued(
                "not offered: beats no other method; the BIC average over the same models holds the"
                    + " posterior means of both its priors, which contradict each other on ned_5"
                    + " (ContingAcceptanceTest)")),
        line("BBRecapture", "[BL]BRecap", ANY, BEHAVIOUR),
        // Other issues
        line("R2ucare", "overall_CJS|test2c[lt]|test3s[mr]", ANY, open),
        line(
            "openCR",
            "openCR\\.fit",
            e -> !e.suspect().isEmpty(),
            new Argued("the reference's own result is not believed")),
        line(
            "openCR",
            "openCR\\.fit",
            e -> e.id().matches("JSSA[NB]\\..*") && e.dataset().equals("duck"),
            new Argued("stocks free of survival, with births below 0, which our shares cannot be")),
        line("openCR", "JS\\.counts|JS\\.direct|m\\.array|openCR\\.fit", ANY, open),
        line(
            "marked",
            "crm",
            GoldenEntry::failed,
            new Argued("the reference failed, its error is the entry")),
        line("marked", "crm", ANY, open),
        line("unmarked", "colext|occu|occuRN", ANY, occupancy),
        // Networks
        line("RDS", "RDS\\..*|vh\\.weights", ANY, networks),
        line(
            "RDS",
            "homophily\\.estimates",
            GoldenEntry::failed,
            new Argued("the reference failed, its error is the entry")),
        line("networkscaleup", "killworth", ANY, networks),
        line("sspse", "posteriorsize", ANY, networks));
  }

  @Test
  void everyEntryIsAssertedOrArgued() {
    GoldenLedger ledger = new GoldenLedger(lines());
    for (String dataset : datasets()) {
      SharedTables.results(dataset).forEach(r -> ledger.enter(new GoldenEntry(dataset, r)));
    }
    System.out.print(ledger.printed());
    assertThat(ledger.problems()).isEmpty();
    // so that no value of an entry slips away unseen
    assertThat(List.of(ledger.asserted(), ledger.argued(), ledger.leftOut()))
        .isEqualTo(List.of(1066, 162, 1212));
  }

  private static Line line(
      String peer,
      String functions,
      Predicate<GoldenEntry> which,
      GoldenLedger.Treatment treatment) {
    return new Line(peer, functions, which, treatment);
  }

  private static List<String> datasets() {
    Path all = SharedTables.folder("");
    try (Stream<Path> folders = Files.list(all)) {
      return folders
          .filter(f -> Files.exists(f.resolve("golden.json")))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
