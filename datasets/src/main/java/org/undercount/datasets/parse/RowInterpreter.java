package org.undercount.datasets.parse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.undercount.datasets.contract.Kind;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.microdata.Advert;
import org.undercount.datasets.microdata.DeclaredTotal;
import org.undercount.datasets.microdata.LossReport;
import org.undercount.datasets.microdata.PersonReport;
import org.undercount.datasets.microdata.RecordKey;
import org.undercount.datasets.microdata.SiteReport;
import org.undercount.datasets.microdata.Transfer;
import org.undercount.datasets.read.RawRow;

/**
 * Interprets the rows of one file under one contract. A row is rejected only if a column it cannot
 * do without is unusable; any other unusable value becomes null with an issue. Remembers the rows
 * of the file where the contract promises that none comes twice; make one per file.
 *
 * @param <R> the record of the contract's kind
 */
public final class RowInterpreter<R> {

  private final ContractColumns columns;
  private final RecordMaker<R> maker;
  private final boolean refusesDuplicates;
  private final Set<String> seen = new HashSet<>();

  private RowInterpreter(ContractColumns columns, RecordMaker<R> maker) {
    this.columns = columns;
    this.maker = maker;
    this.refusesDuplicates =
        columns.contract().kind() == Kind.PEOPLE
            && !columns.contract().relations().duplicatesWithinSource();
  }

  /** Builds the record of a row, or null with the reasons among the fields' issues. */
  @FunctionalInterface
  interface RecordMaker<R> {
    R make(Fields fields, RecordKey key, String verbatim);
  }

  public static RowInterpreter<PersonReport> people(SourceContract contract, Phones phones) {
    ContractColumns columns = columns(contract, Kind.PEOPLE, phones);
    return new RowInterpreter<>(columns, new PersonRows(columns));
  }

  public static RowInterpreter<SiteReport> sites(SourceContract contract) {
    return new RowInterpreter<>(columns(contract, Kind.SITES, Phones.DIGITS), OtherRows::site);
  }

  public static RowInterpreter<Advert> adverts(SourceContract contract) {
    return new RowInterpreter<>(columns(contract, Kind.ADVERTS, Phones.DIGITS), OtherRows::advert);
  }

  public static RowInterpreter<LossReport> losses(SourceContract contract) {
    return new RowInterpreter<>(columns(contract, Kind.LOSSES, Phones.DIGITS), OtherRows::loss);
  }

  public static RowInterpreter<Transfer> transfers(SourceContract contract) {
    return new RowInterpreter<>(
        columns(contract, Kind.TRANSFERS, Phones.DIGITS), OtherRows::transfer);
  }

  public static RowInterpreter<DeclaredTotal> totals(SourceContract contract) {
    return new RowInterpreter<>(columns(contract, Kind.TOTALS, Phones.DIGITS), OtherRows::total);
  }

  private static ContractColumns columns(SourceContract contract, Kind kind, Phones phones) {
    if (contract.kind() != kind) {
      throw new IllegalArgumentException(
          "The contract of "
              + contract.source()
              + " must be of kind "
              + kind
              + ", got "
              + contract.kind());
    }
    return new ContractColumns(contract, phones);
  }

  /** What becomes of a row. */
  public Parsed<R> interpret(RecordKey key, RawRow row) {
    if (row.fault().isPresent()) {
      return new Parsed.Rejected<>(List.of(new Issue("", code(row.fault().get()))));
    }
    String verbatim = row.verbatim();
    if (refusesDuplicates && !seen.add(digest(verbatim))) {
      return new Parsed.Rejected<>(List.of(new Issue("", IssueCode.DUPLICATE_ROW)));
    }
    Fields fields = new Fields(columns, row);
    try {
      R record = maker.make(fields, key, verbatim);
      return new Parsed.Accepted<>(record, fields.issues());
    } catch (MissingColumn missing) {
      return new Parsed.Rejected<>(List.of(missing.issue(fields)));
    }
  }

  private static IssueCode code(RawRow.Fault fault) {
    return switch (fault) {
      case WRONG_COLUMN_COUNT -> IssueCode.WRONG_COLUMN_COUNT;
      case MALFORMED_ROW -> IssueCode.MALFORMED_ROW;
    };
  }

  private static String digest(String verbatim) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verbatim.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(hash, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, got none", e);
    }
  }
}
