package org.undercount.jobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.undercount.datasets.broken.CallsGeo;
import org.undercount.datasets.broken.first.KnowsSecond;
import org.undercount.datasets.broken.second.KnowsFirst;
import org.undercount.estimators.broken.SeesDatasets;
import org.undercount.estimators.broken.SeesSpark;
import org.undercount.geo.broken.ReadsTheClock;
import org.undercount.geo.broken.SeesEstimators;
import org.undercount.jobs.broken.CallsReports;
import org.undercount.reports.broken.SeesMicrodata;

class ArchitectureTest {

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.undercount");

  static Stream<Arguments> rulesAndTheirBreakers() {
    return Stream.of(
        rule(Rules.ONLY_JOBS_SEES_SPARK, SeesSpark.class),
        rule(Rules.ESTIMATORS_KNOW_NOBODY, SeesDatasets.class),
        rule(Rules.MICRODATA_STAYS_IN_DATASETS_AND_JOBS, SeesMicrodata.class),
        rule(Rules.REPORTS_READ_A_RELEASE_ONLY, SeesMicrodata.class),
        rule(Rules.DATASETS_KNOW_NOBODY, CallsGeo.class),
        rule(Rules.GEO_KNOWS_DATASETS_ONLY, SeesEstimators.class),
        rule(Rules.ONLY_THE_COMMAND_LINE_LOOKS_OUTSIDE, ReadsTheClock.class),
        rule(Rules.ONLY_THE_COMMAND_LINE_PUBLISHES, CallsReports.class),
        rule(Rules.NO_PACKAGE_CYCLES, KnowsSecond.class, KnowsFirst.class));
  }

  private static Arguments rule(ArchRule rule, Class<?>... breakers) {
    return Arguments.of(Named.of(rule.getDescription(), rule), breakers);
  }

  @ParameterizedTest
  @MethodSource("rulesAndTheirBreakers")
  void isKept(ArchRule rule, Class<?>[] breakers) {
    rule.allowEmptyShould(true).check(ALL);
  }

  @ParameterizedTest
  @MethodSource("rulesAndTheirBreakers")
  void failsWhenBroken(ArchRule rule, Class<?>[] breakers) {
    JavaClasses broken = new ClassFileImporter().importClasses(breakers);
    assertThat(rule.evaluate(broken).hasViolation())
        .as("the rule must notice %s", (Object) breakers)
        .isTrue();
  }

  @Test
  void allSixModulesAreLookedAt() {
    for (String module :
        new String[] {"datasets", "estimators", "geo", "jobs", "notebooks", "reports"}) {
      assertThat(ALL)
          .as("classes of %s", module)
          .anyMatch(c -> c.getPackageName().startsWith("org.undercount." + module));
    }
  }
}
