package org.undercount.jobs.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.datasets.key.Seed;

class AdRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ត្រូវការបុគ្គលិកផ្នែកលក់|km|Khmr",
        "ຕ້ອງການພະນັກງານ|lo|Laoo",
        "ဝန်ထမ်းအလိုရှိသည်|my|Mymr",
        "รับสมัครแอดมิน โทร 0812345678 Line ID: abc123|th|Thai",
        "招聘客服，包吃住|zh|Hans",
        "Dibutuhkan karyawan customer service untuk kantor di Kamboja, gaji 15 juta|id|Latn",
        "We are looking for customer service staff with good English|en|Latn",
        "Tuyển nhân viên chăm sóc khách hàng tại Campuchia|vi|Latn",
        "कंबोडिया में कस्टमर सर्विस की नौकरी के लिए भर्ती|hi|Deva",
        "Tunatafuta wafanyakazi wa huduma kwa wateja wanaozungumza Kiingereza|sw|Latn",
        "12345 !!|und|Zyyy"
      })
  void namesLanguageAndScript(String text, String language, String script) {
    DetectedLanguage found = LanguageRouter.detect(text);
    assertThat(found.language()).isEqualTo(language);
    if (!language.equals("zh")) {
      assertThat(found.script()).isEqualTo(script);
    }
  }

  @Test
  void decomposedVietnameseIsStillVietnamese() {
    String composed = "Tuyển nhân viên chăm sóc khách hàng, không cần kinh nghiệm";
    String decomposed = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);
    assertThat(LanguageRouter.detect(decomposed)).isEqualTo(LanguageRouter.detect(composed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hubungi 0812-3456-7890|id|phone|+6281234567890",
        "WA +855 12 345 678|id|phone|+85512345678",
        "wa.me/85512345678|en|phone|+85512345678",
        "t.me/Big_Boss01|en|telegram|big_boss01",
        "Line ID: kk.park88|th|line|kk.park88",
        "微信：abc_12345|zh|wechat|abc_12345",
        "zalo: nguoi_tuyen|vi|zalo|nguoi_tuyen",
        "write hr@Example.com|en|email|hr@example.com",
        "see https://www.jobs-kh.com/x|en|domain|jobs-kh.com",
        "DM @hr_manager_01|en|handle|hr_manager_01"
      })
  void findsContacts(String text, String language, String kind, String value) {
    assertThat(Contacts.in(text, language)).contains(new Contact(kind, value));
  }

  @Test
  void aContactNeverPrintsItsValue() {
    assertThat(new Contact("phone", "+85512345678").toString()).doesNotContain("855");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Free flight and free accommodation|all-inclusive",
        "Tiket gratis, makan gratis|all-inclusive",
        "包吃住 包机票|all-inclusive",
        "ที่พักฟรี อาหารฟรี|all-inclusive",
        "Work in Sihanoukville|hotspot",
        "Tuyển tổng đài, không cần kinh nghiệm|no-experience",
        "बिना अनुभव, कॉल सेंटर|scam-occupation",
        "kasi ya kuandika 60, bila usaili|no-interview",
        "60 wpm required|typing-language",
        "contact on Telegram|messenger-only",
        "we arrange visa|visa-arranged",
        "uang jaminan 2 juta|upfront-fee",
        "ajak teman dapat bonus|bring-friends"
      })
  void raisesThePublishedFlags(String text, String indicator) {
    assertThat(Indicator.triggers(text, Set.of()))
        .anySatisfy(t -> assertThat(t.indicator()).isEqualTo(indicator));
  }

  @Test
  void triggersPointAtTheirWords() {
    String text = "Job in Poipet, no experience needed";
    assertThat(Indicator.triggers(text, Set.of()))
        .extracting(t -> text.substring(t.start(), t.end()))
        .containsExactly("Poipet", "no experience needed");
  }

  @Test
  void onePerkAloneOrPartOfAWordRaisesNothing() {
    assertThat(Indicator.triggers("free meals", Set.of())).isEmpty();
    assertThat(Indicator.triggers("uncryptographic wattage", Set.of())).isEmpty();
  }

  @Test
  void anAddressOfMailSilencesMessengerOnly() {
    Set<Contact> mail = Set.of(new Contact("email", "hr@example.com"));
    assertThat(Indicator.triggers("Telegram or mail", mail)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Kerja di Kamboja gaji besar, KH", "缅甸妙瓦底招人, MM", "Work from home, ZZ"})
  void namesThePromisedCountry(String text, String country) {
    assertThat(PromisedCountry.in(text)).isEqualTo(country);
  }

  @Test
  void signaturesEstimateTheJaccardSimilarity() {
    MinHash hash = new MinHash(Seed.of(1));
    String text = "Dibutuhkan customer service untuk kantor di Kamboja gaji lima belas juta";
    byte[] one = MinHash.signature(hash.minima(text));
    byte[] same = MinHash.signature(hash.minima(text + " wa.me/85512345678"));
    byte[] near = MinHash.signature(hash.minima(text.replace("lima belas", "dua puluh")));
    byte[] far = MinHash.signature(hash.minima("Looking for a driver in Nairobi with licence"));
    assertThat(MinHash.similarity(one, same)).isCloseTo(1, within(1e-9));
    assertThat(MinHash.similarity(one, near)).isBetween(0.55, 0.95);
    assertThat(MinHash.similarity(one, far)).isLessThan(0.15);
    assertThat(MinHash.bands(hash.minima("  "))).isEqualTo(List.of());
  }
}
