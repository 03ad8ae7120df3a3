package org.undercount.jobs.link.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.datasets.problem.UnusableInputException;

class SharedKeyTest {

  @TempDir Path folder;

  @Test
  void readsHexadecimalDigits() throws IOException {
    Path file = Files.writeString(folder.resolve("k"), "00ff".repeat(16) + "\n");
    assertThat(SharedKey.read(file)).hasSize(32).startsWith((byte) 0, (byte) 0xff);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abcd", "00ff00ff00ff00ff00ff00ff00ff00ff0", "correct horse battery staple."})
  void tellsWhatIsWrongWithoutAWordOfTheKey(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("k"), content);
    assertThatThrownBy(() -> SharedKey.read(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("expected an even number of hexadecimal digits, at least 32")
        .satisfies(
            e -> {
              if (!content.isEmpty()) {
                assertThat(e.getMessage()).doesNotContain(content);
              }
            });
  }

  @Test
  void saysWhatAMissingFileShouldHold() {
    assertThatThrownBy(() -> SharedKey.read(folder.resolve("absent")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("expected a file of at least 32 hexadecimal digits there");
  }
}
