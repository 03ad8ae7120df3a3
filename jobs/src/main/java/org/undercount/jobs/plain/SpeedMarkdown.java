package org.undercount.jobs.plain;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Measured speed as a table. */
public final class SpeedMarkdown {

  private SpeedMarkdown() {}

  /**
   * Seconds of wall time, and how many times as long as the whole command the peer's processor
   * took.
   *
   * @param threads the warm measurements had
   */
  public static String of(List<SpeedBench.Speed> all, int threads) {
    StringBuilder text = new StringBuilder();
    text.append("| task | table | command | warm, ")
        .append(threads)
        .append(threads == 1 ? " thread" : " threads")
        .append(
            " | warm, 1 thread | textbook | peer | peer's cpu | ratio to command | ratio to 1"
                + " thread |\n|---|---|---:|---:|---:|---:|---|---:|---:|---:|\n");
    for (SpeedBench.Speed s : all) {
      SpeedBench.Peer peer = s.task().peer();
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n",
              s.task().name(),
              s.task().table().title(),
              seconds(s.command()),
              seconds(OptionalDouble.of(s.warm())),
              seconds(OptionalDouble.of(s.oneThread())),
              seconds(s.reference()),
              peer.call(),
              Double.isNaN(peer.cpuSeconds()) ? "–" : seconds(OptionalDouble.of(peer.cpuSeconds())),
              s.command().isPresent() ? ratio(peer, s, s.command().getAsDouble()) : "–",
              ratio(peer, s, s.oneThread())));
    }
    text.append(
        "\nSeconds of wall time, medians; command: a new process from the launcher. Textbook:"
            + " iteratively reweighted least squares on the whole design matrix, one thread,"
            + " from 256 of the models. Where draws are compared, the ratio is that of"
            + " effective draws per second.\n");
    return text.toString();
  }

  private static String ratio(SpeedBench.Peer peer, SpeedBench.Speed s, double seconds) {
    if (Double.isNaN(peer.cpuSeconds())) {
      return "–";
    }
    double ratio = peer.cpuSeconds() / seconds;
    return String.format(
        Locale.ROOT,
        "%,.1f",
        peer.effective() > 0 ? ratio * s.effective() / peer.effective() : ratio);
  }

  private static String seconds(OptionalDouble seconds) {
    return seconds.isPresent() ? String.format(Locale.ROOT, "%.3f", seconds.getAsDouble()) : "–";
  }
}
