package org.undercount.jobs.pipeline;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.undercount.datasets.key.Quarter;

/**
 * The identity of the program that computes: SHA-256 over the classes of every module that takes
 * part. Jars are reproducible, so the same sources give the same version on another machine.
 */
public final class CodeVersion {

  private CodeVersion() {}

  /** The running program's version. */
  public static String current() {
    ContentHash hash = ContentHash.start();
    for (Class<?> member : List.of(Quarter.class, CodeVersion.class)) {
      hash.add(ContentHash.ofTree(home(member)));
    }
    return hash.hex();
  }

  private static Path home(Class<?> member) {
    try {
      return Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(
          "The class " + member.getName() + " must come from a file, got " + e.getInput(), e);
    }
  }
}
