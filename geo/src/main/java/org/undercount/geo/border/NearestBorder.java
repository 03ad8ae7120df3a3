package org.undercount.geo.border;

import java.util.Optional;

/** How far the next country is by land, or why nothing can be said of it. */
public sealed interface NearestBorder permits BorderDistance, NoBorder {

  /** The distance, where there is one. */
  Optional<BorderDistance> known();

  /** Why there is none, for a reader; blank where there is one. */
  String reason();
}
