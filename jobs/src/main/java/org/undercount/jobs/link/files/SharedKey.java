package org.undercount.jobs.link.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/**
 * The key that agencies share to encode their people: a file of hexadecimal digits. What is wrong
 * with it is told without a word of what is in it.
 */
public final class SharedKey {

  private static final int FEWEST_DIGITS = 32;

  private SharedKey() {}

  /** The key in a file, at least 16 bytes. */
  public static byte[] read(Path file) {
    String digits;
    try {
      digits = Files.readString(file).strip();
    } catch (IOException e) {
      throw new UnusableInputException(
          Problem.in(
              file.toString(),
              "the key cannot be read; expected a file of at least "
                  + FEWEST_DIGITS
                  + " hexadecimal digits there, 64 for a full key"));
    }
    if (digits.length() < FEWEST_DIGITS
        || digits.length() % 2 != 0
        || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      throw new UnusableInputException(
          Problem.in(
              file.toString(),
              "is no key: expected an even number of hexadecimal digits, at least "
                  + FEWEST_DIGITS
                  + ", and nothing else (made by: openssl rand -hex 32)"));
    }
    return HexFormat.of().parseHex(digits);
  }
}
