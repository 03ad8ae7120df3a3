package org.undercount.jobs.ads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Red flags that a published official notice or study names, each a rule on the words of an advert.
 * A flag alone accuses nobody: honest adverts raise some of them. Phrases exist for Indonesian,
 * English, Chinese, Thai, Vietnamese, Hindi and Swahili; texts in other languages are searched with
 * the same phrases, so an advert without flags in another language means little.
 */
public enum Indicator {
  /** Free flight, visa, accommodation, meals together: two or more. MAPO; Thai MFA. */
  ALL_INCLUSIVE(2),
  /** Places of known compounds and their transit towns. MEA India; Thai MFA; Jakarta Post. */
  HOTSPOT(1),
  /** Occupations the centres recruit for. FBI PSA I-052223; MEA India; INTERPOL. */
  SCAM_OCCUPATION(1),
  /** Typing speed or a foreign language demanded. UNODC; INTERPOL (English, IT skills). */
  TYPING_LANGUAGE(1),
  /** Contact by messenger, and no mail or web address. Published employer warnings. */
  MESSENGER_ONLY(1),
  /** Tourist visa, visa on arrival, help over a border. Philippine Embassy Yangon; Thai MFA. */
  VISA_ARRANGED(1),
  /** Fee, deposit or documents asked for in advance. ABP (I4C) India. */
  UPFRONT_FEE(1),
  /** No interview, or by chat only. ABP (I4C) India. */
  NO_INTERVIEW(1),
  /** Nothing to know and nothing to show. FBI PSA I-052223; ABP (I4C) India. */
  NO_EXPERIENCE(1),
  /** Reward for bringing friends. Royal Malaysia Police CID. */
  BRING_FRIENDS(1);

  private final int fewest;

  Indicator(int fewest) {
    this.fewest = fewest;
  }

  /** The code in tables, e.g. {@code all-inclusive}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words that raise flags in a text, in order of place; a flag not raised has none. */
  static List<Trigger> triggers(String text, Set<Contact> contacts) {
    List<Trigger> all = new ArrayList<>();
    Arrays.stream(values()).forEach(i -> all.addAll(i.raisedBy(text, contacts)));
    all.sort(
        Comparator.comparingInt(Trigger::start)
            .thenComparingInt(Trigger::end)
            .thenComparing(Trigger::indicator));
    return all;
  }

  private List<Trigger> raisedBy(String text, Set<Contact> contacts) {
    List<Trigger> found =
        this == MESSENGER_ONLY
            ? messengerOnly(text, contacts)
            : Lazy.LEXICON.find(code(), text);
    long different =
        found.stream()
            .map(t -> text.substring(t.start(), t.end()).toLowerCase(Locale.ROOT))
            .distinct()
            .count();
    return different >= fewest ? found : List.of();
  }

  private List<Trigger> messengerOnly(String text, Set<Contact> contacts) {
    boolean address =
        contacts.stream().anyMatch(c -> c.kind().equals("email") || c.kind().equals("domain"));
    if (address) {
      return List.of();
    }
    return Lazy.LEXICON.find("messenger", text).stream()
        .map(t -> new Trigger(code(), t.start(), t.end()))
        .toList();
  }

  private static final class Lazy {
    static final Lexicon LEXICON = Lexicon.resource("lexicon.tsv");
  }
}
