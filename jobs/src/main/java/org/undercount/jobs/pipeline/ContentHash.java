package org.undercount.jobs.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * SHA-256 over a sequence of parts, each preceded by its length, so that no two sequences collide
 * by joining.
 */
public final class ContentHash {

  private final MessageDigest digest;

  private ContentHash(MessageDigest digest) {
    this.digest = digest;
  }

  public static ContentHash start() {
    try {
      return new ContentHash(MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, got none", e);
    }
  }

  public ContentHash add(String part) {
    return add(part.getBytes(StandardCharsets.UTF_8));
  }

  public ContentHash add(byte[] part) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, part.length));
    digest.update(part);
    return this;
  }

  /** Ends the sequence: 64 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The hash of one file's bytes. */
  public static String ofFile(Path file) {
    ContentHash hash = start();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        hash.digest.update(buffer, 0, n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + file, e);
    }
    return hash.hex();
  }

  /** The hash of a file, or of a folder's files with their names, in the order of their names. */
  public static String ofTree(Path root) {
    if (Files.isRegularFile(root)) {
      return ofFile(root);
    }
    ContentHash hash = start();
    try (Stream<Path> walk = Files.walk(root)) {
      List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        hash.add(root.relativize(file).toString()).add(ofFile(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not list " + root, e);
    }
    return hash.hex();
  }
}
