package org.undercount.jobs.link.secret;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 under a secret key, shortened to 128 bits in hexadecimal. Equal texts give equal
 * hashes under one key and unrelated ones under another; without the key a hash cannot be guessed
 * from a list of candidates. RFC 2104. Never prints its key.
 */
public final class KeyedHash implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int SHORTEST_KEY_BYTES = 16;
  private static final int HASH_BYTES = 16;

  private final byte[] key;

  private KeyedHash(byte[] key) {
    this.key = key;
  }

  /** A hash under a key of at least 16 bytes. */
  public static KeyedHash of(byte[] key) {
    if (key.length < SHORTEST_KEY_BYTES) {
      throw new IllegalArgumentException(
          "A key needs at least " + SHORTEST_KEY_BYTES + " bytes, got " + key.length);
    }
    return new KeyedHash(key.clone());
  }

  /**
   * The hash of a text for one purpose; the purpose keeps equal texts of different kinds apart.
   *
   * @param purpose for example {@code person} or {@code phone}
   * @param text what is hashed
   */
  public String of(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256, got none", e);
    }
  }

  @Override
  public String toString() {
    return "KeyedHash[key not shown]";
  }
}
