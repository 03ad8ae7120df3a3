package org.undercount.datasets.release;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.key.Quarter;

/**
 * What a stranger needs to make the release again. Holds no clock time: the release date is
 * decided, not read.
 *
 * @param publication title, dates and contacts
 * @param run what ran
 * @param inputs the files it read
 * @param stages rows at every step
 */
public record Manifest(
    Publication publication, Run run, List<InputFile> inputs, List<StageCount> stages) {

  public Manifest {
    inputs = List.copyOf(inputs);
    stages = List.copyOf(stages);
  }

  /**
   * What is printed on the cover.
   *
   * @param title of the briefing
   * @param quarter the newest quarter in it
   * @param releaseDate decided by the publisher
   * @param nextRelease in words, e.g. "November 2023"
   * @param publisher who publishes
   * @param contact where to report an error
   * @param licence of text and tables
   * @param synthetic true if the world is simulated; every page then says so
   */
  public record Publication(
      String title,
      Quarter quarter,
      LocalDate releaseDate,
      String nextRelease,
      String publisher,
      String contact,
      String licence,
      boolean synthetic) {}

  /**
   * What ran.
   *
   * @param runId derived from inputs, configuration and code, not from the clock
   * @param codeVersion version and commit
   * @param configurationHash SHA-256 of the configuration
   * @param seed of everything random
   * @param libraries name to version
   */
  public record Run(
      String runId,
      String codeVersion,
      String configurationHash,
      long seed,
      SortedMap<String, String> libraries) {
    public Run {
      libraries = Collections.unmodifiableSortedMap(new TreeMap<>(libraries));
    }
  }

  /**
   * One file the run read.
   *
   * @param source short name
   * @param quarter the quarter it was delivered for
   * @param sha256 of the file as received; its name is not published, as names may be personal
   * @param rows read
   * @param agreement under which it was given
   */
  public record InputFile(
      String source, String quarter, String sha256, long rows, String agreement) {}

  /**
   * Rows at one step.
   *
   * @param stage e.g. {@code link}
   * @param table e.g. {@code people}
   * @param rowsIn read
   * @param rowsOut written
   * @param note where the difference went
   */
  public record StageCount(String stage, String table, long rowsIn, long rowsOut, String note) {}
}
