package org.undercount.estimators.occupancy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.undercount.estimators.likelihood.Variables;
import org.undercount.estimators.likelihood.Variables.Category;
import org.undercount.estimators.likelihood.Variables.Quantity;
import org.undercount.estimators.loglinear.SharedTables;

/** The crossbill visits of the shared folder, covariates standardised over all sites and visits. */
final class Crossbills {

  static final List<String> YEARS = List.of("99", "00", "01", "02", "03", "04", "05", "06", "07");

  private Crossbills() {}

  /** Sites visited in some years; a visit without a date has the mean one. */
  static SurveyedSites read(List<String> years) {
    List<String> lines;
    try {
      lines = Files.readAllLines(SharedTables.folder("crossbill").resolve("data.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> header = List.of(lines.get(0).split(",", -1));
    List<List<String>> rows = lines.stream().skip(1).map(l -> List.of(l.split(",", -1))).toList();
    List<Double> dates = new ArrayList<>();
    for (String year : YEARS) {
      for (int visit = 1; visit <= 3; visit++) {
        int column = header.indexOf("date" + year + visit);
        rows.stream()
            .map(r -> r.get(column))
            .filter(d -> !d.equals("NA"))
            .forEach(d -> dates.add(Double.valueOf(d)));
      }
    }
    Scale date = Scale.of(dates);
    Scale elevation = Scale.of(rows.stream().map(r -> Double.valueOf(r.get(1))).toList());
    Scale forest = Scale.of(rows.stream().map(r -> Double.valueOf(r.get(2))).toList());
    List<Survey> surveys = new ArrayList<>();
    List<Double> surveyDates = new ArrayList<>();
    List<String> surveyYears = new ArrayList<>();
    List<List<String>> visited = new ArrayList<>();
    for (List<String> row : rows) {
      int before = surveys.size();
      for (String year : years) {
        for (int visit = 1; visit <= 3; visit++) {
          String found = row.get(header.indexOf("det" + year + visit));
          String when = row.get(header.indexOf("date" + year + visit));
          if (!found.equals("NA") && (years.size() > 1 || !when.equals("NA"))) {
            surveys.add(new Survey(visited.size(), years.indexOf(year), found.equals("1"), false));
            surveyDates.add(when.equals("NA") ? 0 : date.of(Double.parseDouble(when)));
            surveyYears.add(year);
          }
        }
      }
      if (surveys.size() > before) {
        visited.add(row);
      }
    }
    List<Double> ele =
        visited.stream().map(r -> elevation.of(Double.parseDouble(r.get(1)))).toList();
    List<Double> trees =
        visited.stream().map(r -> forest.of(Double.parseDouble(r.get(2)))).toList();
    List<Double> eleBySeason = new ArrayList<>();
    List<Double> treesBySeason = new ArrayList<>();
    for (int site = 0; site < visited.size(); site++) {
      for (int t = 0; t < years.size() - 1; t++) {
        eleBySeason.add(ele.get(site));
        treesBySeason.add(trees.get(site));
      }
    }
    return new SurveyedSites(
        visited.size(),
        years,
        surveys,
        new Variables(
            visited.size(), Map.of("ele", new Quantity(ele), "forest", new Quantity(trees))),
        new Variables(
            eleBySeason.size(),
            Map.of("ele", new Quantity(eleBySeason), "forest", new Quantity(treesBySeason))),
        new Variables(
            surveys.size(),
            Map.of("date", new Quantity(surveyDates), "season", new Category(surveyYears, years))));
  }

  private record Scale(double mean, double spread) {
    static Scale of(List<Double> values) {
      double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
      double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      return new Scale(mean, Math.sqrt(squares / (values.size() - 1)));
    }

    double of(double value) {
      return (value - mean) / spread;
    }
  }
}
