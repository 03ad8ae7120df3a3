package org.undercount.notebooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undercount.datasets.release.BundlePart;
import org.undercount.datasets.release.ReleaseBundle;

/**
 * A Python notebook that opens a release's tables with pandas: headlines with their intervals, one
 * chart, and the totals asserted. Format nbformat 4.5 with fixed cell ids and no outputs, so the
 * same release gives the same bytes. Needs pandas and matplotlib; the Parquet cell skips itself
 * where no reader is installed.
 */
public final class NotebookExport implements BundlePart {

  /** The notebook's path in the bundle. */
  public static final String FILE = "notebooks/read-the-data.ipynb";

  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter(" ", "\n"))
          .withArrayIndenter(new DefaultIndenter(" ", "\n"));

  @Override
  public void addTo(ReleaseBundle bundle, Path directory) throws IOException {
    Files.createDirectories(directory.resolve("notebooks"));
    Files.writeString(directory.resolve(FILE), text(bundle), StandardCharsets.UTF_8);
  }

  /** The notebook as JSON. */
  public static String text(ReleaseBundle bundle) {
    List<Object> cells = new ArrayList<>();
    for (NotebookCell cell : ReadTheData.cells(bundle)) {
      cells.add(json(cell));
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("cells", cells);
    root.put(
        "metadata",
        ordered(
            "kernelspec",
            ordered("display_name", "Python 3", "language", "python", "name", "python3"),
            "language_info",
            ordered("name", "python"),
            "title",
            bundle.manifest().publication().title() + ", " + bundle.name()));
    root.put("nbformat", 4);
    root.put("nbformat_minor", 5);
    try {
      return new ObjectMapper().writer(PRETTY).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> json(NotebookCell cell) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("cell_type", cell.kind().word());
    if (cell.kind() == NotebookCell.Kind.CODE) {
      json.put("execution_count", null);
    }
    json.put("id", cell.id());
    json.put("metadata", Map.of());
    if (cell.kind() == NotebookCell.Kind.CODE) {
      json.put("outputs", List.of());
    }
    json.put("source", cell.lines());
    return json;
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
