package org.undercount.jobs.link.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeyedHashTest {

  @Test
  void dependsOnKeyPurposeAndText() {
    byte[] one = new byte[32];
    byte[] two = new byte[32];
    Arrays.fill(two, (byte) 1);
    String hash = KeyedHash.of(one).of("person", "r1");
    assertThat(hash).hasSize(32).isEqualTo(KeyedHash.of(one).of("person", "r1"));
    assertThat(hash)
        .isNotEqualTo(KeyedHash.of(two).of("person", "r1"))
        .isNotEqualTo(KeyedHash.of(one).of("phone", "r1"))
        .isNotEqualTo(KeyedHash.of(one).of("person", "r2"));
  }

  @Test
  void neverPrintsItsKey() {
    assertThat(KeyedHash.of("0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasToString("KeyedHash[key not shown]");
  }

  @Test
  void refusesAShortKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyedHash.of(new byte[8]))
        .withMessage("A key needs at least 16 bytes, got 8");
  }
}
