package org.undercount.jobs.link.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.SparkTest;

class ComponentsTest {

  private static final StructType EDGE =
      new StructType().add("src", DataTypes.LongType, false).add("dst", DataTypes.LongType, false);

  @Test
  void roundsAndOneTaskAgreeOnARandomGraph() {
    Random random = new Random(5);
    List<Row> edges = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      edges.add(RowFactory.create((long) random.nextInt(150), (long) random.nextInt(150)));
    }
    assertThat(labels(Components.inRounds(graph(edges))))
        .isEqualTo(labels(Components.inOneTask(graph(edges))));
  }

  @Test
  void aLongChainIsOneComponentNamedByItsSmallestNode() {
    List<Row> edges = new ArrayList<>();
    for (long i = 1; i < 299; i++) {
      edges.add(RowFactory.create(1 + (i * 7) % 300, 1 + ((i + 1) * 7) % 300));
    }
    assertThat(labels(Components.inRounds(graph(edges))).values()).containsOnly(2L);
    assertThat(labels(Components.of(graph(edges))).values()).containsOnly(2L);
  }

  private static Dataset<Row> graph(List<Row> edges) {
    return SparkTest.spark().createDataFrame(edges, EDGE);
  }

  private static Map<Long, Long> labels(Dataset<Row> components) {
    Map<Long, Long> labels = new TreeMap<>();
    components.collectAsList().forEach(r -> labels.put(r.getLong(0), r.getLong(1)));
    return labels;
  }
}
