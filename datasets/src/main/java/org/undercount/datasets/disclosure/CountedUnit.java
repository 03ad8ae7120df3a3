package org.undercount.datasets.disclosure;

/** What a table counts; each unit has its own smallest publishable count. */
public enum CountedUnit {
  PEOPLE,
  SITES,
  ADVERTS
}
