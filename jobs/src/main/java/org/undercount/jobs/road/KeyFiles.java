package org.undercount.jobs.road;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HexFormat;
import org.undercount.jobs.link.secret.KeyedHash;
import org.undercount.jobs.pipeline.WorkspaceLayout;

/** The keyed hashes of a workspace, from its key file of 64 hexadecimal digits. */
final class KeyFiles {

  private KeyFiles() {}

  /** Under the pseudonym key; persons and contacts are kept apart by the hash's purpose. */
  static KeyedHash pseudonyms(WorkspaceLayout layout) {
    return KeyedHash.of(key(layout));
  }

  private static byte[] key(WorkspaceLayout layout) {
    try {
      return HexFormat.of().parseHex(Files.readString(layout.pseudonymKey()).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read the key file " + layout.pseudonymKey(), e);
    }
  }
}
