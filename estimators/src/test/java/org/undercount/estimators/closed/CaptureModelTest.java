package org.undercount.estimators.closed;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.Fit;
import org.undercount.estimators.KnownTables;

class CaptureModelTest {

  /** Rcapture 1.4.4, closedp.t(table, dfreq = TRUE, neg = TRUE): abundance, deviance, df, AIC. */
  @ParameterizedTest
  @CsvSource({
    "uk2013_five_lists,MH_CHAO,14962.7541371254,1457.44114158946,28,1550.68838876282",
    "uk2013_five_lists,MH_POISSON,15131.3932238284,1459.12046298507,28,1552.36771015843",
    "uk2013_five_lists,MH_DARROCH,14299.9488111582,1459.12395149818,28,1552.37119867154",
    "uk2013_six_lists,MH_CHAO,13677.0637006657,1979.73446160129,60,2097.3996012034",
    "uk2013_six_lists,MH_POISSON,13750.5576764201,1980.46819130803,60,2098.13333091014",
    "kosovo,MH_CHAO,8787.24283045646,986.921830603471,12,1094.345835321",
    "kosovo,MH_POISSON,9402.95249440673,1019.51743277766,12,1126.9414374952",
    "kosovo,MH_DARROCH,12448.3854112025,1001.92516684325,12,1109.34917156078"
  })
  void equalsTheReferenceToSixDigits(
      String table, CaptureModel model, double population, double deviance, int df, double aic) {
    Fit fit = model.fit(KnownTables.table(table));
    assertThat(fit).isInstanceOf(Fit.Converged.class);
    Fit.Converged c = (Fit.Converged) fit;
    assertThat(c.population()).isCloseTo(population, Percentage.withPercentage(5e-5));
    assertThat(c.deviance()).isCloseTo(deviance, Percentage.withPercentage(5e-5));
    assertThat(c.degreesOfFreedom()).isEqualTo(df);
    assertThat(c.aic()).isCloseTo(aic, Percentage.withPercentage(5e-5));
  }
}
