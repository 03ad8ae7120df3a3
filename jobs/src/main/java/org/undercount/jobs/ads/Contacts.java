package org.undercount.jobs.ads;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.ibm.icu.text.Normalizer2;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds contacts in the text of an advert: telephone numbers (libphonenumber; national forms are
 * read as of the countries where the advert's language is spoken), WhatsApp, Telegram, Line, WeChat
 * and Zalo names, handles, addresses of mail and web. Numbers are E.164, names lower case.
 */
final class Contacts {

  private static final int LONGEST = 5000;
  private static final long MOST_TRIES = 200;

  private static final Map<String, List<String>> REGIONS =
      Map.of(
          "id", List.of("ID"),
          "ms", List.of("MY"),
          "th", List.of("TH"),
          "vi", List.of("VN"),
          "zh", List.of("CN"),
          "hi", List.of("IN"),
          "sw", List.of("KE", "TZ", "UG"),
          "km", List.of("KH"),
          "my", List.of("MM"),
          "tl", List.of("PH"));

  private static final Pattern WHATSAPP =
      Pattern.compile("(?i)(?:wa\\.me/|whatsapp\\.com/send\\?phone=)\\+?(\\d{7,15})");
  private static final Pattern TELEGRAM =
      Pattern.compile(
          "(?i)(?:t\\.me/|telegram\\.me/|(?:telegram|tele|飞机|纸飞机|电报)\\s*[:：@]?\\s*@)([a-z][a-z0-9_]{4,31})");
  private static final Pattern LINE =
      Pattern.compile("(?i)(?:line\\.me/(?:ti/p/|r/ti/p/)?|line\\s*(?:id)?\\s*[:：]\\s*)([@~]?[a-z0-9._-]{3,30})");
  private static final Pattern WECHAT =
      Pattern.compile("(?i)(?:wechat|weixin|微信|薇信|wx)\\s*(?:id|号)?\\s*[:：]\\s*([a-z0-9_-]{5,20})");
  private static final Pattern ZALO =
      Pattern.compile("(?i)(?:zalo\\.me/|zalo\\s*[:：]\\s*)([a-z0-9._]{6,30})");
  private static final Pattern EMAIL =
      Pattern.compile("(?i)\\b([a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,4})\\b");
  private static final Pattern HANDLE =
      Pattern.compile("(?<![\\p{L}\\p{N}._%+/-])@([A-Za-z][A-Za-z0-9_.]{2,30})");
  private static final Pattern URL =
      Pattern.compile("(?i)\\b(?:https?://|www\\.)([a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,4})");

  private Contacts() {}

  /** The contacts in a text, each once, in order of kind as listed above. */
  static Set<Contact> in(String raw, String language) {
    String cut = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    String text = Normalizer2.getNFKCInstance().normalize(cut);
    Set<Contact> found = new LinkedHashSet<>();
    each(WHATSAPP, text, "phone", found, v -> "+" + v);
    each(TELEGRAM, text, "telegram", found, Contacts::lower);
    each(LINE, text, "line", found, Contacts::lower);
    each(WECHAT, text, "wechat", found, Contacts::lower);
    each(ZALO, text, "zalo", found, Contacts::lower);
    each(EMAIL, text, "email", found, Contacts::lower);
    each(URL, text, "domain", found, v -> lower(v).replaceFirst("^www\\.", ""));
    phones(text, language, found);
    Matcher m = HANDLE.matcher(text);
    while (m.find()) {
      String handle = lower(m.group(1));
      if (found.stream().noneMatch(c -> c.value().equals(handle))) {
        found.add(new Contact("handle", handle));
      }
    }
    return Collections.unmodifiableSet(found);
  }

  /** The text without what {@link #in} reads as contacts, so that families do not hang on them. */
  static String removed(String text) {
    String t = text;
    for (Pattern p : List.of(WHATSAPP, TELEGRAM, LINE, WECHAT, ZALO, EMAIL, URL, HANDLE)) {
      t = p.matcher(t).replaceAll(" ");
    }
    return t;
  }

  /** Calling regions of the phones among contacts, as ISO codes. */
  static List<String> regions(Set<Contact> contacts) {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    return contacts.stream()
        .filter(c -> c.kind().equals("phone"))
        .map(
            c -> {
              try {
                return String.valueOf(phones.getRegionCodeForNumber(phones.parse(c.value(), "ZZ")));
              } catch (com.google.i18n.phonenumbers.NumberParseException e) {
                return "ZZ";
              }
            })
        .distinct()
        .sorted()
        .toList();
  }

  private static void phones(String text, String language, Set<Contact> found) {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    for (String region : REGIONS.getOrDefault(language, List.of("ZZ"))) {
      for (PhoneNumberMatch match :
          phones.findNumbers(text, region, Leniency.VALID, MOST_TRIES)) {
        PhoneNumber number = match.number();
        found.add(new Contact("phone", phones.format(number, PhoneNumberFormat.E164)));
      }
    }
  }

  private static void each(
      Pattern pattern,
      String text,
      String kind,
      Set<Contact> found,
      java.util.function.UnaryOperator<String> spelling) {
    Matcher m = pattern.matcher(text);
    while (m.find()) {
      found.add(new Contact(kind, spelling.apply(m.group(1))));
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
