package org.undercount.datasets.broken.second;

import org.undercount.datasets.broken.first.KnowsSecond;

/** Half of a cycle, on purpose. */
public record KnowsFirst(KnowsSecond other) {}
