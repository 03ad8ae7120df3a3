package org.undercount.jobs.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The dependency rules of the house, one constant each. */
final class Rules {

  static final ArchRule ONLY_JOBS_SEES_SPARK =
      noClasses()
          .that()
          .resideInAPackage("org.undercount..")
          .and()
          .resideOutsideOfPackage("org.undercount.jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..", "org.apache.sedona..")
          .as("only jobs sees Spark, Scala and Sedona");

  static final ArchRule ESTIMATORS_KNOW_NOBODY =
      classes()
          .that()
          .resideInAPackage("org.undercount.estimators..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.undercount.estimators..",
              "java..",
              "org.apache.commons.math3..",
              "org.apache.commons.statistics..",
              "org.apache.commons.rng..",
              "org.apache.commons.numbers..",
              "org.hipparchus..",
              "org.jspecify..")
          .as("estimators see the JDK and the mathematics libraries only");

  static final ArchRule MICRODATA_STAYS_IN_DATASETS_AND_JOBS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.undercount.reports..",
              "org.undercount.notebooks..",
              "org.undercount.geo..",
              "org.undercount.estimators..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.undercount.datasets.microdata..")
          .as("records about people stay in datasets and jobs");

  static final ArchRule REPORTS_READ_A_RELEASE_ONLY =
      noClasses()
          .that()
          .resideInAnyPackage("org.undercount.reports..", "org.undercount.notebooks..")
          .should()
          .dependOnClassesThat(
              describe(
                  "are ours but not a release, its keys or the map",
                  c ->
                      c.getPackageName().startsWith("org.undercount.")
                          && Set.of("reports", "notebooks", "geo").stream()
                              .noneMatch(m -> c.getPackageName().startsWith("org.undercount." + m))
                          && Set.of("release", "disclosure", "key", "schema", "problem").stream()
                              .noneMatch(
                                  p ->
                                      c.getPackageName()
                                          .startsWith("org.undercount.datasets." + p))))
          .as("reports and notebooks read a release bundle and nothing else");

  static final ArchRule DATASETS_KNOW_NOBODY =
      noClasses()
          .that()
          .resideInAPackage("org.undercount.datasets..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.undercount.estimators..",
              "org.undercount.geo..",
              "org.undercount.reports..",
              "org.undercount.notebooks..",
              "org.undercount.jobs..")
          .as("datasets know no other module");

  static final ArchRule GEO_KNOWS_DATASETS_ONLY =
      noClasses()
          .that()
          .resideInAPackage("org.undercount.geo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.undercount.estimators..",
              "org.undercount.reports..",
              "org.undercount.notebooks..",
              "org.undercount.jobs..")
          .as("geo knows datasets only");

  static final ArchRule ONLY_THE_COMMAND_LINE_LOOKS_OUTSIDE =
      noClasses()
          .that()
          .resideInAPackage("org.undercount..")
          .and()
          .resideOutsideOfPackage("org.undercount.jobs.cli..")
          .should()
          .callCodeUnitWhere(target(readsTheWorldOutside()))
          .as("only jobs.cli reads the clock, the environment or an unseeded random source");

  static final ArchRule ONLY_THE_COMMAND_LINE_PUBLISHES =
      noClasses()
          .that()
          .resideInAPackage("org.undercount.jobs..")
          .and()
          .resideOutsideOfPackage("org.undercount.jobs.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.undercount.reports..", "org.undercount.notebooks..")
          .as("of jobs, only jobs.cli calls reports and notebooks-export");

  static final ArchRule NO_PACKAGE_CYCLES =
      slices()
          .matching("org.undercount.(**)")
          .should()
          .beFreeOfCycles()
          .as("packages form no cycles");

  private Rules() {}

  private static DescribedPredicate<CodeUnitCallTarget> readsTheWorldOutside() {
    return describe(
        "reads the clock, the environment or an unseeded random source",
        t -> {
          String owner = t.getOwner().getName();
          String name = t.getName();
          boolean noArguments = t.getRawParameterTypes().isEmpty();
          return switch (owner) {
            case "java.lang.System" ->
                Set.of("currentTimeMillis", "nanoTime", "getenv").contains(name);
            case "java.time.Instant", "java.time.LocalDate", "java.time.LocalDateTime" ->
                name.equals("now") && noArguments;
            case "java.time.ZonedDateTime", "java.time.OffsetDateTime", "java.time.Year" ->
                name.equals("now") && noArguments;
            case "java.time.Clock" -> name.startsWith("system");
            case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
            case "java.util.Random", "java.util.SplittableRandom" ->
                name.equals("<init>") && noArguments;
            case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
            default -> false;
          };
        });
  }
}
