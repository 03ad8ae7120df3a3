package org.undercount.estimators.indirect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.undercount.estimators.revenue.Quantity;

/**
 * Travellers from one place of origin over one window.
 *
 * @param accounts what each administration counted; at least one of them counts returns
 * @param otherReasons share of those not returned who stay for a known other reason (work, family,
 *     onward travel, another way home, death), in [0, 1]; empty where nothing is known of it
 */
public record Origin(String name, List<Account> accounts, Optional<Quantity> otherReasons) {

  /**
   * One administration's count.
   *
   * @param out who left for the destination, or was seen to enter it
   * @param back who returned; empty where the administration does not count returns
   */
  public record Account(String administration, long out, OptionalLong back) {

    public Account {
      if (out < 0 || (back.isPresent() && (back.getAsLong() < 0 || back.getAsLong() > out))) {
        throw new IllegalArgumentException(
            "Returns must lie between 0 and departures: out="
                + out
                + ", back="
                + (back.isPresent() ? back.getAsLong() : "none"));
      }
    }

    private OptionalDouble share() {
      return back.isPresent() && out > 0
          ? OptionalDouble.of((double) (out - back.getAsLong()) / (double) out)
          : OptionalDouble.empty();
    }
  }

  public Origin {
    accounts = List.copyOf(accounts);
    if (accounts.stream().noneMatch(a -> a.back().isPresent())) {
      throw new IllegalArgumentException("At least one account must count returns: " + name);
    }
    otherReasons
        .flatMap(Origin::problem)
        .ifPresent(
            p -> {
              throw new IllegalArgumentException(p);
            });
  }

  /** What is wrong with a share who stay for other reasons. */
  public static Optional<String> problem(Quantity otherReasons) {
    return FloorFactor.shareProblem("the share with other reasons", otherReasons);
  }

  /**
   * Not returned, by account. An account without returns is given the largest share not returned of
   * the others: those who came another way are taken to return no more often.
   */
  List<Double> residuals() {
    double share = accounts.stream().flatMapToDouble(a -> a.share().stream()).max().orElse(0);
    return accounts.stream()
        .map(
            a ->
                a.back().isPresent()
                    ? (double) (a.out() - a.back().getAsLong())
                    : (double) a.out() * share)
        .toList();
  }

  double least() {
    return residuals().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double most() {
    return residuals().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
