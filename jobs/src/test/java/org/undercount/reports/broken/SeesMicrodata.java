package org.undercount.reports.broken;

import org.undercount.datasets.microdata.PersonReport;

/** Breaks two rules on purpose. */
public record SeesMicrodata(PersonReport report) {}
