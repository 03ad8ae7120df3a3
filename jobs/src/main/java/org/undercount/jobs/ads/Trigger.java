package org.undercount.jobs.ads;

/**
 * Words that raised a red flag.
 *
 * @param indicator its code
 * @param start offset of the first character in the advert's text
 * @param end offset after the last
 */
public record Trigger(String indicator, int start, int end) {

  /** The form stored beside an advert: {@code indicator:start-end}. */
  public String stored() {
    return indicator + ":" + start + "-" + end;
  }
}
