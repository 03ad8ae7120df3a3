package org.undercount.datasets.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.datasets.key.CountryCode;

class ValuesTest {

  @ParameterizedTest
  @CsvSource({
    "Indonesia, ID",
    "Indonesian, ID",
    "INDONESIAN, ID",
    "IDN, ID",
    "id, ID",
    "WNI, ID",
    "อินโดนีเซีย, ID",
    "Tiongkok, CN",
    "จีน, CN",
    "中国, CN",
    "Chinese, CN",
    "P.R. China, CN",
    "Filipino, PH",
    "Filipina, PH",
    "Viet Nam, VN",
    "Vietnam, VN",
    "Việt Nam, VN",
    "Myanmar, MM",
    "Burmese, MM",
    "พม่า, MM",
    "เมียนมา, MM",
    "Lao PDR, LA",
    "ลาว, LA",
    "Kamboja, KH",
    "กัมพูชา, KH",
    "Campuchia, KH",
    "Uni Emirat Arab, AE",
    "สหรัฐอาหรับเอมิเรตส์, AE",
    "the Philippines, PH",
    "South Africa, ZA",
    "Niger, NE",
    "Nigerian, NG",
    "Czech Republic, CZ",
    "Maroko, MA",
    "โมร็อกโก, MA",
    "Côte d'Ivoire, CI",
    "stateless, ZZ",
    "Sri Lankan, LK",
    "ไต้หวัน, TW",
    "Etiopia, ET",
    "ยูกันดา, UG",
    "Singapura, SG",
    "Kenyan, KE",
    "USA, US"
  })
  void aCountryIsKnownByEveryUsualWord(String word, String code) {
    assertThat(Countries.find(word)).contains(CountryCode.of(code));
  }

  @ParameterizedTest
  @CsvSource({"Congolese", "Korean", "Atlantis", "XQ"})
  void aWordThatCouldBeTwoCountriesOrNoneIsNone(String word) {
    assertThat(Countries.find(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "., '1,234.50', 1234.50",
    "., '1 234', 1234",
    "., $12.5, 12.5",
    "., USD 1000, 1000",
    "., ๑๒๓, 123",
    "., '1,00,000', 100000",
    "., 1e6, 1e6",
    "., -3, -3",
    "',', '1.234,5', 1234.5"
  })
  void aNumberIsReadAsItIsWritten(char decimal, String text, BigDecimal value) {
    assertThat(new Amounts(decimal).read(text).value()).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "., '1.234,5'",
    "., '12,34'",
    "',', '1,234.5'",
    "., about 5",
    "., 1.2.3",
    "., '1,2345'"
  })
  void aNumberInAnotherFormIsRefused(char decimal, String text) {
    assertThat(new Amounts(decimal).read(text))
        .isEqualTo(Reading.unusable(IssueCode.UNREADABLE_NUMBER));
  }

  @Property
  void readingAPrintedNumberGivesItBack(
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long hundredths) {
    BigDecimal value = BigDecimal.valueOf(hundredths, 2);
    String english = String.format(Locale.ROOT, "%,.2f", value);
    assertThat(new Amounts('.').read(english).value()).isEqualByComparingTo(value);
    String german = english.replace(',', '#').replace('.', ',').replace('#', '.');
    assertThat(new Amounts(',').read(german).value()).isEqualByComparingTo(value);
    assertThat(new Amounts('.').read(value.toPlainString()).value()).isEqualByComparingTo(value);
  }

  @Property
  void cleaningACleanTextChangesNothing(@ForAll String text) {
    String clean = Texts.clean(text);
    assertThat(Texts.clean(clean)).isEqualTo(clean);
  }

  @Test
  void listsAreSplitAtTheContractsSeparatorOrReadAsJson() {
    assertThat(Lists.split("TH+LA", "+")).containsExactly("TH", "LA");
    assertThat(Lists.split("TH, LA / KH", "")).containsExactly("TH", "LA", "KH");
    assertThat(Lists.split("[\"TH\",\"LA\"]", ",")).containsExactly("TH", "LA");
    assertThat(Lists.split(" - ", "")).isEmpty();
  }

  @Test
  void phonesKeepTheirDigits() {
    assertThat(Phones.DIGITS.normal("+62 (812) 345-678", CountryCode.UNKNOWN))
        .contains("+62812345678");
    assertThat(Phones.DIGITS.normal("none", CountryCode.UNKNOWN)).isEmpty();
  }

  @Test
  void languagesAreKnownByCodeAndName() {
    assertThat(List.of("en", "eng", "English", "Mandarin", "ภาษาไทย", "Indonesia"))
        .extracting(Languages::find)
        .extracting(o -> o.orElse("none"))
        .startsWith("en", "en", "en", "zh");
  }
}
