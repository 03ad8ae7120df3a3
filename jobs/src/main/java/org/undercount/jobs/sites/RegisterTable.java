package org.undercount.jobs.sites;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.border.Borders;
import org.undercount.geo.place.Cell;
import org.undercount.geo.register.Agreement;
import org.undercount.geo.register.PlaceReport;
import org.undercount.geo.register.Register;
import org.undercount.geo.register.RegisteredSite;

/** The register as a flat table, as GeoJSON and as the members of a JSON document. */
public final class RegisterTable {

  /** Columns of register.csv, in order. */
  public static final List<String> HEADER =
      List.of(
          "site_id",
          "name",
          "aliases",
          "town",
          "stated_country",
          "computed_country",
          "agreement",
          "agreement_reason",
          "latitude",
          "longitude",
          "precision",
          "radius_metres",
          "border_metres",
          "border_uncertainty_metres",
          "border_country",
          "border_reason",
          "h3",
          "kind",
          "status",
          "first_evidence",
          "last_evidence",
          "reports",
          "report_ids",
          "sources",
          "notes");

  private static final ObjectMapper JSON = new ObjectMapper();

  private RegisterTable() {}

  /** One row per site, in the register's order. */
  public static List<List<String>> rows(Register register) {
    return register.sites().stream().map(RegisterTable::row).toList();
  }

  /** Sites as a JSON array of objects; numbers are numbers, what is not known is null. */
  public static ArrayNode json(Register register) {
    ArrayNode sites = JSON.createArrayNode();
    register.sites().forEach(s -> sites.add(object(s)));
    return sites;
  }

  /** A FeatureCollection; a site without a position has no geometry. */
  public static String geoJson(Register register) {
    ObjectNode root = JSON.createObjectNode().put("type", "FeatureCollection");
    root.put("attribution", Borders.ATTRIBUTION);
    ArrayNode features = root.putArray("features");
    for (RegisteredSite site : register.sites()) {
      ObjectNode feature = features.addObject().put("type", "Feature");
      feature.put("id", site.id());
      if (site.place().known().isPresent()) {
        ObjectNode point = feature.putObject("geometry").put("type", "Point");
        point
            .putArray("coordinates")
            .add(site.place().known().get().longitude())
            .add(site.place().known().get().latitude());
      } else {
        feature.putNull("geometry");
      }
      feature.set("properties", object(site));
    }
    return root.toPrettyString() + "\n";
  }

  private static List<String> row(RegisteredSite site) {
    RegisteredSite.Place place = site.place();
    Agreement agreement = site.country().agreement();
    boolean placed = place.known().isPresent();
    List<String> row = new ArrayList<>();
    row.add(site.id());
    row.add(site.naming().name());
    row.add(String.join("|", site.naming().aliases()));
    row.add(place.town());
    row.add(site.country().stated().isUnknown() ? "" : site.country().stated().alpha2());
    row.add(agreement.computed().map(CountryCode::alpha2).orElse(""));
    row.add(agreement.flag());
    row.add(agreement.reason());
    row.add(place.known().map(p -> String.valueOf(p.latitude())).orElse(""));
    row.add(place.known().map(p -> String.valueOf(p.longitude())).orElse(""));
    row.add(place.precision().text());
    row.add(placed ? metres(place.radiusMetres()) : "");
    row.add(site.country().knownBorder().map(b -> metres(b.metres())).orElse(""));
    row.add(
        site.country().knownBorder().isPresent() ? metres(site.country().uncertaintyMetres()) : "");
    row.add(site.country().knownBorder().map(b -> b.neighbour().alpha2()).orElse(""));
    row.add(site.country().border().reason());
    row.add(place.knownCell().map(Cell::address).orElse(""));
    row.add(joined(site, PlaceReport.Evidence::kind));
    row.add(joined(site, PlaceReport.Evidence::status));
    row.add(site.firstEvidence());
    row.add(site.lastEvidence());
    row.add(String.valueOf(site.members().size()));
    row.add(String.join("|", site.members().stream().map(PlaceReport::id).toList()));
    row.add(joined(site, PlaceReport.Evidence::source));
    row.add(String.join("; ", site.notes()));
    return List.copyOf(row);
  }

  private static ObjectNode object(RegisteredSite site) {
    List<String> row = row(site);
    ObjectNode object = JSON.createObjectNode();
    for (int i = 0; i < HEADER.size(); i++) {
      String name = HEADER.get(i);
      String value = row.get(i);
      if (value.isEmpty()) {
        object.putNull(name);
      } else if (name.endsWith("itude") || name.endsWith("_metres")) {
        object.put(name, Double.parseDouble(value));
      } else if (name.equals("reports")) {
        object.put(name, Integer.parseInt(value));
      } else {
        object.put(name, value);
      }
    }
    return object;
  }

  private static String joined(
      RegisteredSite site, java.util.function.Function<PlaceReport.Evidence, String> part) {
    return String.join(
        "|",
        site.members().stream()
            .map(PlaceReport::evidence)
            .map(part)
            .filter(t -> !t.isBlank())
            .distinct()
            .toList());
  }

  private static String metres(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
