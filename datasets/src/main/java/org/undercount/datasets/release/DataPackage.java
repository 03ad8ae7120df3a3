package org.undercount.datasets.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.TableSchema;

/**
 * The Frictionless description of a release's tables, derived from their schemas, so the two cannot
 * differ.
 */
final class DataPackage {

  private DataPackage() {}

  /** The file {@code data/datapackage.json}. */
  static Map<String, Object> of(ReleaseBundle bundle) {
    Manifest.Publication publication = bundle.manifest().publication();
    List<Object> resources = new ArrayList<>();
    for (ReleaseTables.Filled<?> table : bundle.tables().filled()) {
      resources.add(resource(table));
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("profile", "tabular-data-package");
    root.put("name", "undercount-" + bundle.name().toLowerCase(java.util.Locale.ROOT));
    root.put("title", publication.title());
    root.put(
        "description",
        (publication.synthetic() ? "SYNTHETIC: a simulated world. " : "")
            + "Tables of the release "
            + bundle.name()
            + ", after disclosure control. Empty counts with status withheld are confidential.");
    root.put("version", bundle.name());
    root.put("created", publication.releaseDate() + "T00:00:00Z");
    root.put("licenses", List.of(Map.of("title", publication.licence())));
    root.put("resources", resources);
    return root;
  }

  private static <R> Map<String, Object> resource(ReleaseTables.Filled<R> table) {
    String csv = PublishedCsv.text(table.schema(), table.rows());
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("name", table.schema().name());
    resource.put("path", table.schema().name() + ".csv");
    resource.put("profile", "tabular-data-resource");
    resource.put("description", "One row is " + table.schema().rowIs() + ".");
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    resource.put("bytes", csv.getBytes(StandardCharsets.UTF_8).length);
    resource.put("hash", "sha256:" + Hashes.of(csv));
    resource.put("schema", schema(table.schema()));
    return resource;
  }

  static <R> Map<String, Object> schema(TableSchema<R> table) {
    List<Object> fields = new ArrayList<>();
    for (Column<R> column : table.columns()) {
      Map<String, Object> field = new LinkedHashMap<>();
      field.put("name", column.name());
      field.put("type", column.type().frictionless());
      field.put("description", column.description());
      if (column.required()) {
        field.put("constraints", Map.of("required", true));
      }
      fields.add(field);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("fields", fields);
    schema.put("missingValues", List.of(""));
    return schema;
  }
}
