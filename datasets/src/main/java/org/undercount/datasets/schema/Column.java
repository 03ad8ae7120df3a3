package org.undercount.datasets.schema;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table of {@code R}.
 *
 * @param name snake_case
 * @param type its type
 * @param required true if it is never null
 * @param sensitivity where it may live
 * @param description one sentence, with the unit if it has one
 * @param of reads the value from a record; null only if not required
 * @param <R> the record the table holds
 */
public record Column<R>(
    String name,
    ColumnType type,
    boolean required,
    Sensitivity sensitivity,
    String description,
    Function<R, @Nullable Object> of) {}
