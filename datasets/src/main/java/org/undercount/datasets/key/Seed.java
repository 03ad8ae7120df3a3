package org.undercount.datasets.key;

import java.nio.charset.StandardCharsets;

/**
 * The one number all randomness of a run derives from. Child seeds come from hashing a stable name,
 * so adding a consumer never changes another's draws.
 *
 * @param value any long
 */
public record Seed(long value) implements java.io.Serializable {

  public static Seed of(long value) {
    return new Seed(value);
  }

  /**
   * The seed of a named part: FNV-1a of the name, mixed with this seed by SplitMix64's finaliser.
   */
  public Seed child(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return new Seed(mix(hash + 0x9e3779b97f4a7c15L * (value + 1)));
  }

  /**
   * A number in [0, 1) that depends on this seed and the name alone: sampling without row order.
   */
  public double uniform(String name) {
    return (child(name).value >>> 11) * 0x1.0p-53;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
