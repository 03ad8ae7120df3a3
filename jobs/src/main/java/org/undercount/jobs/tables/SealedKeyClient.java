package org.undercount.jobs.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;
import org.apache.parquet.crypto.keytools.KmsClient;

/**
 * Wraps Parquet's data keys with the workspace's sealed key, AES-256 in GCM mode. The key is read
 * from the file whose path Parquet hands over as the "KMS instance URL"; neither the key nor its
 * hash appears in a configuration, plan or log. The file holds 64 hexadecimal digits.
 */
public final class SealedKeyClient implements KmsClient {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private SecretKeySpec master = new SecretKeySpec(new byte[32], "AES");

  @Override
  public void initialize(
      Configuration configuration, String instanceId, String keyFile, String accessToken) {
    try {
      byte[] key = HexFormat.of().parseHex(Files.readString(Path.of(keyFile)).strip());
      if (key.length != 32) {
        throw new IllegalStateException(
            "The sealed key file must hold 64 hexadecimal digits: " + keyFile);
      }
      master = new SecretKeySpec(key, "AES");
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read the sealed key file " + keyFile, e);
    }
  }

  @Override
  public String wrapKey(byte[] key, String masterKey) {
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    byte[] wrapped = cipher(Cipher.ENCRYPT_MODE, nonce, masterKey, key);
    byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + wrapped.length);
    System.arraycopy(wrapped, 0, both, NONCE_BYTES, wrapped.length);
    return Base64.getEncoder().encodeToString(both);
  }

  @Override
  public byte[] unwrapKey(String wrapped, String masterKey) {
    byte[] both = Base64.getDecoder().decode(wrapped);
    return cipher(
        Cipher.DECRYPT_MODE,
        Arrays.copyOf(both, NONCE_BYTES),
        masterKey,
        Arrays.copyOfRange(both, NONCE_BYTES, both.length));
  }

  private byte[] cipher(int mode, byte[] nonce, String masterKey, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, master, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(masterKey.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new ParquetCryptoRuntimeException(
          "The sealed key does not open this file: it was written under another key", e);
    }
  }
}
