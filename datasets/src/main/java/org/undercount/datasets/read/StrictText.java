package org.undercount.datasets.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text in the declared encoding; the first bytes that are not of it are named by line instead of
 * being replaced by a question mark. A UTF-8 byte order mark is skipped.
 */
final class StrictText extends Reader {

  private final InputStream in;
  private final Delivery delivery;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 15);
  private final CharBuffer chars = CharBuffer.allocate(1 << 15);
  private long line = 1;
  private boolean started;
  private boolean ended;

  StrictText(InputStream in, Delivery delivery) {
    this.in = in;
    this.delivery = delivery;
    this.decoder =
        delivery
            .spec()
            .encoding()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    bytes.flip();
    chars.flip();
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (ended) {
        return -1;
      }
      decode();
    }
    int n = Math.min(length, chars.remaining());
    chars.get(target, offset, n);
    return n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void decode() throws IOException {
    bytes.compact();
    int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (n > 0) {
      bytes.position(bytes.position() + n);
    }
    bytes.flip();
    if (!started) {
      started = true;
      skipMark();
    }
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, n < 0);
    if (n < 0 && !result.isError()) {
      decoder.flush(chars);
      ended = true;
    }
    chars.flip();
    for (int i = 0; i < chars.length(); i++) {
      char c = chars.charAt(i);
      if (c == '\n') {
        line++;
      } else if (c == 0) {
        throw delivery.unusable(
            line,
            "holds a NUL character, so it is not text in "
                + decoder.charset()
                + ": check file.encoding and file.format in the contract",
            "expected text in UTF-8, got a NUL character");
      }
    }
    if (result.isError()) {
      throw delivery.unusable(
          line,
          "holds bytes that are not "
              + decoder.charset()
              + ": set file.encoding in the contract to the encoding the source really uses",
          "expected text in UTF-8, got bytes that are not");
    }
  }

  private void skipMark() {
    if (decoder.charset().equals(StandardCharsets.UTF_8)
        && bytes.remaining() >= 3
        && (bytes.get(0) & 0xff) == 0xef
        && (bytes.get(1) & 0xff) == 0xbb
        && (bytes.get(2) & 0xff) == 0xbf) {
      bytes.position(3);
    }
  }
}
