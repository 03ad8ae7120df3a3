package org.undercount.jobs.cli;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.jobs.link.BlockingReport;
import org.undercount.jobs.link.Explanation;
import org.undercount.jobs.link.LinkDiagnostics;
import org.undercount.jobs.link.standard.Field;
import org.undercount.reports.linkage.ExplainedLinkage;

/** What linkage says about itself, as the page takes it. */
record ExplainedPage(Explanation explanation, LinkDiagnostics found) {

  /** Without any value or id of a record. */
  ExplainedLinkage withoutValues() {
    return page(Map.of(), List.of());
  }

  /**
   * With the texts of the pairs taken apart and the ids of the strangest clusters.
   *
   * @param records {@code record_id, raw}
   */
  ExplainedLinkage withValues(Dataset<Row> records, List<Field> fields) {
    Object[] ids =
        explanation.examples().stream()
            .flatMap(e -> Stream.of(e.left(), e.right()))
            .distinct()
            .toArray();
    Map<String, List<String>> raw = new TreeMap<>();
    for (Row row :
        records.filter(col("record_id").isin(ids)).select("record_id", "raw").collectAsList()) {
      raw.put(row.getString(0), row.<String>getList(1));
    }
    return page(raw, fields);
  }

  private ExplainedLinkage page(Map<String, List<String>> raw, List<Field> fields) {
    return new ExplainedLinkage(
        found.records(),
        found.clusters(),
        found.threshold(),
        found.expectedPrecision(),
        found.expectedRecall(),
        explanation.priorBits(),
        explanation.byContrast(),
        explanation.fields().stream()
            .map(
                f ->
                    new ExplainedLinkage.Field(
                        f.field().column(),
                        f.field().kind().word(),
                        f.levels().stream()
                            .map(l -> new ExplainedLinkage.Level(l.words(), l.m(), l.u(), l.bits()))
                            .toList()))
            .toList(),
        blocking(found.blocking()),
        explanation.weights().stream()
            .map(w -> new ExplainedLinkage.Weight(w.bits(), w.pairs(), w.linked()))
            .toList(),
        explanation.examples().stream().map(e -> example(e, raw, fields)).toList(),
        found.clusterSizes().entrySet().stream()
            .map(s -> new ExplainedLinkage.Size(s.getKey(), s.getValue()))
            .toList(),
        explanation.strange().stream()
            .map(
                s ->
                    new ExplainedLinkage.Strange(
                        s.records(),
                        String.join(", ", s.sources()),
                        s.meanProbability(),
                        s.leastBits(),
                        s.unweighed(),
                        raw.isEmpty()
                            ? List.of()
                            : s.ids().stream().map(ExplainedPage::id).toList()))
            .toList(),
        found.warnings());
  }

  private static ExplainedLinkage.Blocking blocking(BlockingReport report) {
    return new ExplainedLinkage.Blocking(
        report.candidatePairs(),
        report.levels().stream()
            .map(
                l ->
                    new ExplainedLinkage.BlockLevel(
                        l.atoms(), l.largestBlock(), l.blocks(), l.pairs(), l.refined()))
            .toList(),
        report.residualBlocks(),
        report.largestResidualBlock());
  }

  private static ExplainedLinkage.Example example(
      Explanation.Example example, Map<String, List<String>> raw, List<Field> fields) {
    List<ExplainedLinkage.Values> values = new ArrayList<>();
    if (!raw.isEmpty()) {
      for (int f = 0; f < fields.size(); f++) {
        values.add(
            new ExplainedLinkage.Values(
                fields.get(f).column(),
                text(raw, example.left(), f),
                text(raw, example.right(), f)));
      }
    }
    return new ExplainedLinkage.Example(
        example.choice().words(),
        example.leftSource(),
        example.rightSource(),
        example.parts().stream().map(p -> new ExplainedLinkage.Part(p.words(), p.bits())).toList(),
        example.bits(),
        example.probability(),
        example.linked(),
        values);
  }

  private static String text(Map<String, List<String>> raw, String record, int field) {
    return Objects.requireNonNullElse(
        Objects.requireNonNull(raw.get(record), "a record that was linked").get(field), "");
  }

  /** The id as it was given, after its source. */
  private static String id(String recordId) {
    return recordId.replace('\t', '/');
  }
}
