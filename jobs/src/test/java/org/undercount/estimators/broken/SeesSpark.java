package org.undercount.estimators.broken;

import org.apache.spark.sql.SparkSession;

/** Breaks a rule on purpose. */
public record SeesSpark(SparkSession session) {}
