package org.undercount.jobs.pipeline;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/**
 * The identity of the program that computes: SHA-256 over the classes of every module that takes
 * part. Jars are reproducible, so the same sources give the same version on another machine.
 */
public final class CodeVersion {

  private CodeVersion() {}

  /** The version of the program made of the modules these classes are in. */
  public static String of(List<Class<?>> members) {
    ContentHash hash = ContentHash.start();
    members.stream()
        .map(CodeVersion::home)
        .distinct()
        .forEach(home -> hash.add(ContentHash.ofTree(home)));
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
