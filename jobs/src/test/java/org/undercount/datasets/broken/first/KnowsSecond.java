package org.undercount.datasets.broken.first;

import org.undercount.datasets.broken.second.KnowsFirst;

/** Half of a cycle, on purpose. */
public record KnowsSecond(KnowsFirst other) {}
