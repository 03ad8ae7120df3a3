/**
 * What a source promised: its contract and the workspace's settings, read from YAML with every
 * problem named by line. No data file is opened here.
 */
@NullMarked
package org.undercount.datasets.contract;

import org.jspecify.annotations.NullMarked;
