package org.undercount.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.link.Answers;
import org.undercount.jobs.link.Linkage;
import org.undercount.jobs.link.Review;
import org.undercount.jobs.link.files.AnswerFiles;
import picocli.CommandLine.Option;

/** Pairs for a person to look up, and what was found. */
final class ReviewOptions {

  private static final int MOST = 10_000;

  @Option(
      names = "--review",
      paramLabel = "N",
      description =
          "choose N pairs whose answers teach most and write them as review.csv into --out; fill in"
              + " its column match with yes or no")
  private @Nullable Integer review;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "a review.csv that was filled in, wholly or partly; may be given again")
  private List<Path> files = List.of();

  /** True if any of the options was given. */
  boolean given() {
    return review != null || !files.isEmpty();
  }

  /** Refuses what cannot be done before any work is. */
  void check(@Nullable Path out) {
    if (review == null) {
      return;
    }
    if (review < 1 || review > MOST) {
      throw new UnusableInputException(
          Problem.in("--review", "expected 1 to " + MOST + " pairs, found " + review));
    }
    if (out == null) {
      throw new UnusableInputException(
          Problem.in("--review", "belongs to --out DIR, which is missing"));
    }
  }

  /** What was found, and what is to be said of it. */
  Answers answers(Consumer<String> progress, Consumer<String> warning) {
    if (files.isEmpty()) {
      return Answers.none();
    }
    AnswerFiles read = AnswerFiles.of(TableFiles.read(files, List.of()));
    progress.accept(
        read.answers().byPair().size() + " answers read, " + read.open() + " pairs still open");
    if (read.contradictory() > 0) {
      warning.accept(
          read.contradictory()
              + (read.contradictory() == 1 ? " pair is" : " pairs are")
              + " answered with both yes and no: not used");
    }
    return read.answers();
  }

  /** Writes the pairs to look up, if they were asked for; returns where. */
  Optional<Path> write(Linkage linkage, @Nullable Path out, Seed seed) {
    return review == null || out == null
        ? Optional.empty()
        : Optional.of(AnswerFiles.write(Review.choose(linkage, review, seed), out));
  }
}
