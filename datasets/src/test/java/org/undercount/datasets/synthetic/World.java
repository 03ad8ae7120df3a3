package org.undercount.datasets.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/** A world on disk, as tests look at it: by readers that are not the writers. */
final class World {

  static final Quarter FIRST = new Quarter(2023, 1);
  static final List<String> PEOPLE = List.of("embassies", "hotline", "police", "shelters");

  private World() {}

  static WorldSettings settings(long seed, double scale, int quarters) {
    return new WorldSettings(Seed.of(seed), scale, FIRST, quarters);
  }

  static Path raw(Path world, Quarter quarter, String source) {
    return world.resolve("raw").resolve(quarter.toString()).resolve(source);
  }

  static JsonNode truth(Path world, Quarter quarter) throws IOException {
    return new ObjectMapper()
        .readTree(world.resolve("truth/truth.json").toFile())
        .path("quarters")
        .path(quarter.toString());
  }

  /** Every row of the sealed list of who is who. */
  static List<CSVRecord> whoIsWho(Path world) throws IOException {
    try (Reader in =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(world.resolve("truth/people.csv.gz"))),
                UTF_8);
        CSVParser rows =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
      return rows.getRecords();
    }
  }

  /** Content of every file by its path. */
  static SortedMap<String, byte[]> bytes(Path world) throws IOException {
    SortedMap<String, byte[]> bytes = new TreeMap<>();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(world)) {
      walk.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      bytes.put(world.relativize(file).toString(), Files.readAllBytes(file));
    }
    return bytes;
  }
}
