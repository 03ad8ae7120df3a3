package org.undercount.jobs.ads;

/**
 * The country an advert promises work in, by the names of countries and towns it uses: the one named
 * most often, the earliest named where two are named equally often; {@code ZZ} if none is named.
 */
final class PromisedCountry {

  private PromisedCountry() {}

  /** ISO 3166-1 alpha-2 code. */
  static String in(String text) {
    String best = "ZZ";
    int bestMentions = 0;
    int bestStart = Integer.MAX_VALUE;
    for (String country : Lazy.LEXICON.topics()) {
      var mentions = Lazy.LEXICON.find(country, text);
      if (mentions.isEmpty()) {
        continue;
      }
      int start = mentions.get(0).start();
      if (mentions.size() > bestMentions
          || (mentions.size() == bestMentions && start < bestStart)) {
        best = country;
        bestMentions = mentions.size();
        bestStart = start;
      }
    }
    return best;
  }

  private static final class Lazy {
    static final Lexicon LEXICON = Lexicon.resource("countries.tsv");
  }
}
