package org.undercount.geo.border;

import org.locationtech.jts.geom.Polygon;
import org.undercount.datasets.key.CountryCode;

/**
 * One polygon of a country's territory, territorial sea included; a country has several where it
 * has several time zones or far islands.
 */
public record Territory(CountryCode country, Polygon polygon) {}
