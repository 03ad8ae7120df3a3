package org.undercount.datasets.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.key.SourceId;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/**
 * What one source delivers and under which terms: the file's format, what its columns mean, why the
 * data may be used and until when.
 *
 * @param source short name
 * @param kind what its rows are about
 * @param title name for readers
 * @param terms purpose, agreement, retention
 * @param relations to other sources and to itself
 * @param file how its files are written
 * @param columns by interpreted column
 * @param limits of its checks
 * @param text the YAML it was read from; what is done to a file depends on all of it
 */
public record SourceContract(
    SourceId source,
    Kind kind,
    String title,
    Terms terms,
    Relations relations,
    FileSpec file,
    SortedMap<String, ColumnSpec> columns,
    CheckLimits limits,
    String text) {

  public SourceContract {
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
  }

  /**
   * Why and how long the data may be used.
   *
   * @param purpose in free words
   * @param agreement its reference
   * @param retentionUntil last day of use
   * @param permittedOutputs what may be made of it
   * @param sensitivity public, analytic or sealed
   */
  public record Terms(
      String purpose,
      String agreement,
      LocalDate retentionUntil,
      List<String> permittedOutputs,
      String sensitivity) {
    public Terms {
      permittedOutputs = List.copyOf(permittedOutputs);
    }
  }

  /**
   * How its rows relate.
   *
   * @param fedBy sources that refer people to this one
   * @param duplicatesWithinSource true if one person may stand in several rows
   */
  public record Relations(List<SourceId> fedBy, boolean duplicatesWithinSource) {
    public Relations {
      fedBy = List.copyOf(fedBy);
    }
  }

  /**
   * Reads a contract file and refuses it after its retention date or under another source's name.
   *
   * @throws UnusableInputException with every problem of the file
   */
  public static SourceContract load(Path file, Clock clock) {
    String text = read(file);
    String name = file.toString();
    String base = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    return ContractReader.read(name, text, Optional.of(LocalDate.now(clock)), Optional.of(base));
  }

  /** Reads the contract again where it was already accepted, such as on another machine. */
  public static SourceContract parse(String name, String text) {
    return ContractReader.read(name, text, Optional.empty(), Optional.empty());
  }

  /** Columns of the file the contract reads. */
  public List<String> headers() {
    return columns.values().stream().flatMap(c -> c.origin().column().stream()).distinct().toList();
  }

  /** Where a column comes from, if the contract maps it. */
  public Optional<ColumnSpec> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException missing) {
      throw new UnusableInputException(
          Problem.in(file.toString(), "there is no such file; write it, or see 'undercount init'"));
    } catch (IOException e) {
      throw new UnusableInputException(
          Problem.in(file.toString(), "cannot be read as UTF-8 text; save it as UTF-8"));
    }
  }
}
