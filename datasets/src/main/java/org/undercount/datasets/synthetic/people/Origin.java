package org.undercount.datasets.synthetic.people;

import java.util.List;
import org.undercount.datasets.synthetic.names.Culture;

/**
 * A country people are recruited from.
 *
 * @param code ISO 3166-1 alpha-2
 * @param culture how its people are named
 * @param share share of all recruits, relative
 * @param language ISO 639-1 code of the main language
 * @param dialling country calling code
 * @param embassyNear true if it has an embassy that works in the region on this matter
 */
record Origin(
    String code,
    Culture culture,
    double share,
    String language,
    String dialling,
    boolean embassyNear) {

  static final List<Origin> ALL =
      List.of(
          new Origin("BD", Culture.BENGALI, 4, "bn", "880", false),
          new Origin("CN", Culture.CHINESE, 18, "zh", "86", true),
          new Origin("ET", Culture.AMHARIC, 3, "am", "251", false),
          new Origin("ID", Culture.INDONESIAN, 14, "id", "62", true),
          new Origin("IN", Culture.HINDI, 8, "hi", "91", true),
          new Origin("KE", Culture.SWAHILI, 3, "sw", "254", false),
          new Origin("KZ", Culture.CYRILLIC, 2, "kk", "7", false),
          new Origin("LA", Culture.LAO, 2, "lo", "856", true),
          new Origin("LK", Culture.SINHALA, 2, "si", "94", false),
          new Origin("MA", Culture.ARABIC, 2, "ar", "212", false),
          new Origin("MM", Culture.BURMESE, 3, "my", "95", true),
          new Origin("MY", Culture.MALAY, 6, "ms", "60", true),
          new Origin("NP", Culture.HINDI, 3, "ne", "977", false),
          new Origin("PH", Culture.FILIPINO, 7, "tl", "63", true),
          new Origin("PK", Culture.URDU, 3, "ur", "92", false),
          new Origin("TH", Culture.THAI, 9, "th", "66", true),
          new Origin("TW", Culture.CHINESE, 2, "zh", "886", true),
          new Origin("UG", Culture.SWAHILI, 2, "sw", "256", false),
          new Origin("UZ", Culture.CYRILLIC, 2, "uz", "998", false),
          new Origin("VN", Culture.VIETNAMESE, 12, "vi", "84", true));

  static final List<Double> SHARES = ALL.stream().map(Origin::share).toList();
}
