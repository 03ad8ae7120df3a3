package org.undercount.datasets.synthetic.people;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.undercount.datasets.synthetic.centres.CentrePlan;
import org.undercount.datasets.synthetic.names.PersonName;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * Everybody who is held within the quarters delivered, one after another: each person has a seed of
 * their own, so any part of the population can be drawn alone.
 */
final class Population {

  private static final double ARRIVALS_PER_DAY = 30;
  private static final double TREND_PER_QUARTER = 0.06;
  private static final int DAYS_PER_QUARTER = 91;
  private static final List<String> DESTINATIONS = List.of("KH", "LA", "MM", "PH");

  private final WorldSettings settings;
  private final Captivities captivities;
  private final int size;

  Population(WorldSettings settings, CentrePlan plan) {
    this.settings = settings;
    this.captivities = new Captivities(plan);
    long days = ChronoUnit.DAYS.between(settings.burnInDay(), settings.lastDay()) + 1;
    this.size = (int) Math.round(ARRIVALS_PER_DAY * settings.scale() * days);
  }

  /** Hands every person of a shard who is held within the quarters to the visitor, in order. */
  void each(int shard, Consumer<Person> visitor) {
    IntStream ids = settings.items(shard, size);
    ids.forEach(id -> draw(id).ifPresent(visitor));
  }

  private Optional<Person> draw(int id) {
    Draw draw = new Draw(settings.seed().child("person/" + id));
    LocalDate arrival = draw.day(settings.burnInDay(), settings.lastDay());
    String country = destination(arrival, draw);
    return captivities
        .draw(country, arrival, draw)
        .filter(c -> !c.lastDay().isBefore(settings.firstDay()))
        .map(c -> person(id, c, draw));
  }

  /** Arrivals move from Cambodia to Myanmar as time passes. */
  private String destination(LocalDate arrival, Draw draw) {
    double quarters =
        (double) ChronoUnit.DAYS.between(settings.firstDay(), arrival) / DAYS_PER_QUARTER;
    double shift = Math.max(-0.3, Math.min(0.6, TREND_PER_QUARTER * quarters));
    return DESTINATIONS.get(
        draw.weighted(List.of(12.6 * (1 - shift), 3.4, 8.0 * (1 + shift), 1.3)));
  }

  private static Person person(int id, Captivity captivity, Draw draw) {
    Origin origin = Origin.ALL.get(draw.weighted(Origin.SHARES));
    PersonName name = origin.culture().name(draw);
    double age = Math.min(58, 18 + draw.exponential(4.5) + draw.exponential(4.5));
    LocalDate birth = captivity.firstDay().minusDays((long) (age * 365.25) + 1);
    boolean female = draw.chance(0.34);
    String education =
        List.of("none", "primary", "secondary", "tertiary")
            .get(draw.weighted(List.of(0.02, 0.10, 0.46, 0.42)));
    List<String> languages = new ArrayList<>(List.of(origin.language()));
    addLanguage(languages, "en", 0.5, draw);
    addLanguage(languages, "zh", 0.22, draw);
    Collections.sort(languages);
    Person.Traits traits =
        new Person.Traits(origin, female, education, languages, draw.chance(0.22), draw.gaussian());
    Person.Papers papers =
        new Person.Papers(
            birth,
            "X" + origin.code().charAt(0) + draw.digits(7),
            origin.dialling(),
            "000" + draw.digits(7));
    String country = captivity.stays().get(0).centre().country();
    Person.Offer offer =
        new Person.Offer(advertised(country, draw), transit(origin, country, draw));
    return new Person(id, name, papers, traits, offer, captivity);
  }

  private static void addLanguage(List<String> languages, String code, double chance, Draw draw) {
    if (draw.chance(chance) && !languages.contains(code)) {
      languages.add(code);
    }
  }

  private static String advertised(String country, Draw draw) {
    return List.of("TH", country, "AE", "SG", "MY", "VN")
        .get(draw.weighted(List.of(0.48, 0.27, 0.08, 0.08, 0.05, 0.04)));
  }

  private static List<String> transit(Origin origin, String country, Draw draw) {
    Map<String, List<Double>> routes =
        Map.of(
            "KH", List.of(0.42, 0.20, 0.03, 0.35),
            "LA", List.of(0.66, 0.09, 0.05, 0.20),
            "MM", List.of(0.83, 0.0, 0.07, 0.10),
            "PH", List.of(0.05, 0.0, 0.05, 0.90));
    int route = draw.weighted(routes.getOrDefault(country, List.of(1.0, 0.0, 0.0, 0.0)));
    List<String> transit =
        switch (route) {
          case 0 -> List.of("TH");
          case 1 -> List.of("VN");
          case 2 -> List.of("MY", "TH");
          default -> List.of();
        };
    return transit.stream().filter(t -> !t.equals(origin.code())).toList();
  }
}
