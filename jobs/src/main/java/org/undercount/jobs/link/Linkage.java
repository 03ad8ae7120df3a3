package org.undercount.jobs.link;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The result of a linkage.
 *
 * @param assignments one row per record: {@code record_id}, {@code source} and what names its
 *     cluster ({@code person_id} for people, {@code cluster} for plain files)
 * @param pairs candidate pairs: {@code left_source, left, right_source, right, bits, probability}
 * @param possibilities clusters of sampled clusterings, each different one once: {@code record_id},
 *     {@code source}, what names the cluster, and {@code draws}, the numbers of the clusterings it
 *     occurs in; every record is in every clustering. No rows if none were asked for
 * @param evidence why pairs were weighed as they were
 * @param diagnostics what the linkage says about itself
 */
public record Linkage(
    Dataset<Row> assignments,
    Dataset<Row> pairs,
    Dataset<Row> possibilities,
    Evidence evidence,
    LinkDiagnostics diagnostics) {}
