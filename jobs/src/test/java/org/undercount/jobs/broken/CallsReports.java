package org.undercount.jobs.broken;

import org.undercount.reports.broken.SeesMicrodata;

/** Breaks a rule on purpose. */
public record CallsReports(SeesMicrodata other) {}
