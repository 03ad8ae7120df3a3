package org.undercount.jobs.ads;

/**
 * The language of a text.
 *
 * @param language ISO 639-1 code, or {@code und} if the text has too few letters to tell
 * @param probability as the detector states it, 1 where the script has one language; not calibrated
 * @param script ISO 15924 code of most letters, {@code Zyyy} if there are none
 */
public record DetectedLanguage(String language, double probability, String script) {

  static final DetectedLanguage UNDETERMINED = new DetectedLanguage("und", 0, "Zyyy");
}
