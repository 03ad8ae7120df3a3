package org.undercount.datasets.synthetic.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.undercount.datasets.synthetic.settings.Draw;

/**
 * Building blocks of invented names, each in Latin letters and in the culture's own script, written
 * {@code latin=native} (or {@code latin} alone where the script is Latin).
 *
 * @param items the blocks
 * @param fewest fewest blocks in a name
 * @param most most blocks in a name
 * @param joiner what stands between blocks
 */
record Syllables(List<Written> items, int fewest, int most, String joiner) {

  Syllables {
    items = List.copyOf(items);
  }

  static Syllables of(int fewest, int most, String joiner, String blocks) {
    List<Written> items =
        Arrays.stream(blocks.strip().split("\\s+"))
            .map(
                b -> {
                  int equals = b.indexOf('=');
                  return equals < 0
                      ? new Written(b, b)
                      : new Written(b.substring(0, equals), b.substring(equals + 1));
                })
            .toList();
    return new Syllables(items, fewest, most, joiner);
  }

  /** Draws one name; a block is never repeated. */
  Written draw(Draw draw) {
    int count = fewest + draw.below(most - fewest + 1);
    List<Written> left = new ArrayList<>(items);
    List<String> latin = new ArrayList<>();
    List<String> own = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Written block = left.remove(draw.below(left.size()));
      latin.add(block.latin());
      own.add(block.own());
    }
    return new Written(
        joiner.isEmpty() ? capital(String.join("", latin)) : String.join(joiner, latin),
        String.join(joiner, own));
  }

  private static String capital(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
  }
}
