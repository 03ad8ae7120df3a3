package org.undercount.datasets.synthetic.surveys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.files.DelimitedFile;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * Writes the surveys of a quarter. A household knows a Poisson number of members of a known group,
 * acquaintances × group ÷ adults, and of people held in a country, acquaintances ÷ mean × links
 * between adults and people held there ÷ adults: the links the interviews report from the other
 * end.
 */
public final class SurveysPart {

  private static final int HOUSEHOLDS = 1200;
  private static final DelimitedFile CSV = new DelimitedFile(',', UTF_8, false);

  private SurveysPart() {}

  /**
   * Writes the three files.
   *
   * @param tally of the whole population
   * @param countries where people are held, in the order of columns
   */
  public static void write(
      WorldSettings settings, Tally tally, Quarter quarter, List<String> countries, Path workspace)
      throws IOException {
    Path folder = workspace.resolve("surveys").resolve(quarter.toString());
    Districts districts = new Districts(settings);
    List<String> groups = List.copyOf(districts.groups().keySet());
    CSV.write(
        folder.resolve("returnees.csv"),
        List.of("destination", "id", "used_hotline"),
        interviews(tally, quarter, Interviews.SERVICE, countries));
    CSV.write(
        folder.resolve("returnee_networks.csv"),
        header(List.of("destination", "id"), groups),
        interviews(tally, quarter, Interviews.NETWORK, countries));
    CSV.write(
        folder.resolve("households.csv"),
        header(header(List.of("id"), groups), countries.stream().map(c -> "held_" + c).toList()),
        households(settings, districts, tally, quarter, countries));
  }

  private static List<String> header(List<String> first, List<String> rest) {
    List<String> header = new ArrayList<>(first);
    header.addAll(rest);
    return header;
  }

  private static List<List<String>> interviews(
      Tally tally, Quarter quarter, String kind, List<String> countries) {
    List<List<String>> rows = new ArrayList<>();
    for (String country : countries) {
      for (String answers : tally.under(quarter, kind, country).keySet()) {
        rows.add(header(List.of(country), List.of(answers.split("\\|", -1))));
      }
    }
    return rows;
  }

  private static List<List<String>> households(
      WorldSettings settings,
      Districts districts,
      Tally tally,
      Quarter quarter,
      List<String> countries) {
    List<List<String>> rows = new ArrayList<>();
    double adults = (double) districts.adults();
    for (int i = 1; i <= HOUSEHOLDS; i++) {
      Draw draw = new Draw(settings.seed().child("household/" + quarter + "/" + i));
      double acquaintances = Districts.acquaintances(draw);
      List<String> row = new ArrayList<>(List.of("H" + i));
      for (Map.Entry<String, Long> group : districts.groups().entrySet()) {
        row.add("" + draw.poisson(acquaintances * group.getValue() / adults));
      }
      for (String country : countries) {
        double links = (double) tally.count(quarter, Interviews.AWARE, country);
        row.add("" + draw.poisson(acquaintances / Districts.ACQUAINTANCES * links / adults));
      }
      rows.add(row);
    }
    return rows;
  }
}
