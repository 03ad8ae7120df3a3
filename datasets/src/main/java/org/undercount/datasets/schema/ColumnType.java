package org.undercount.datasets.schema;

/** The types a table column may have; Spark, CSV and Frictionless types derive from them. */
public enum ColumnType {
  TEXT("string"),
  LONG("integer"),
  DOUBLE("number"),
  BOOLEAN("boolean"),
  /** {@link java.time.LocalDate}. */
  DATE("date"),
  /** {@code List<String>}. */
  TEXT_LIST("array");

  private final String frictionless;

  ColumnType(String frictionless) {
    this.frictionless = frictionless;
  }

  /** The type's name in a Frictionless table schema. */
  public String frictionless() {
    return frictionless;
  }
}
