package org.undercount.datasets.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a file is packed, by its first bytes. */
enum Packing {
  NONE,
  GZIP,
  ZIP;

  static Packing of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(4);
    }
    if (head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
      return GZIP;
    }
    if (head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] <= 6 && head[3] <= 8) {
      return ZIP;
    }
    return NONE;
  }
}
