package org.undercount.jobs.link.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestVectorsTest {

  /** Filters that agencies hold already must stay comparable, so a change here is a new format. */
  @Test
  void filtersStayWhatTheyWere() throws NoSuchAlgorithmException {
    List<List<String>> rows = TestVectors.rows();
    assertThat(rows).hasSize(1000).allSatisfy(r -> assertThat(r).hasSameSizeAs(TestVectors.HEADER));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    rows.forEach(
        r -> digest.update((String.join("\t", r) + "\n").getBytes(StandardCharsets.UTF_8)));
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("366eeba02c4df056637c95535d9811a43f9d1e4eb35036175e3399a68708551a");
  }
}
