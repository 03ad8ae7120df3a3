package org.undercount.jobs.tables;

import java.io.IOException;
import org.undercount.datasets.contract.FileFormat;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.Delivery;
import org.undercount.datasets.read.RawFiles;
import org.undercount.datasets.read.RawRows;

/**
 * Opens a file of any format there is: Parquet, whose reader only this module has, and what {@link
 * RawFiles} opens. Starts no Spark.
 */
public final class DeliveredFiles {

  private DeliveredFiles() {}

  /** The rows of a file, in order; whatever is wrong with it is told in one exception. */
  public static RawRows open(Delivery delivery) {
    if (delivery.spec().format() != FileFormat.PARQUET) {
      return RawFiles.open(delivery);
    }
    try {
      return ParquetRows.open(delivery);
    } catch (IOException e) {
      throw new UnusableInputException(
          Problem.in(delivery.name(), "cannot be unpacked: it is cut short or damaged"));
    }
  }
}
