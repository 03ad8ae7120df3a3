package org.undercount.jobs.link.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.synthetic.names.Culture;
import org.undercount.datasets.synthetic.names.PersonName;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.jobs.link.TopOfNames;

class RomanisationTest {

  /** Public figures and places whose usual English spelling is known, letter by letter. */
  @ParameterizedTest
  @CsvSource({
    "Щедрин, shchedrin",
    "Хрущёв, khrushchyov",
    "محمد, mhmd",
    "الراجحي, al rajhy",
    "פרץ, prts",
    "สมชาย, smchay",
    "เชียงใหม่, chiangmai",
    "ວຽງຈັນ, viangchan",
    "ភ្នំពេញ, phnampenh",
    "မောင်, maung",
    "ကျော်, kyaw",
    "王小明, wang xiao ming",
    "राजेश, rajesa",
    "김, gim"
  })
  void scriptsAreSpelledInLatin(String raw, String latin) {
    assertThat(Names.standard(raw)).isEqualTo(latin);
  }

  @Test
  void aNameFromAnotherScriptIsMarkedAndComparedWithoutTheMark() {
    assertThat(Names.marked("Иван")).isEqualTo("~ivan");
    assertThat(Names.marked("Ivan")).isEqualTo("ivan");
    assertThat(Names.marked("Đặng")).isEqualTo("dang");
    assertThat(Names.tokens("~ivan")).isEqualTo("ivan");
    assertThat(Names.marked("...")).isEmpty();
  }

  /** The invented world's names: made of syllables, so many are alike. */
  @ParameterizedTest
  @EnumSource(
      value = Culture.class,
      names = {"THAI", "CHINESE", "HINDI", "BENGALI", "ARABIC", "URDU", "AMHARIC", "CYRILLIC"})
  void theRightOneOfTheWorldsNamesComesFirst(Culture culture) {
    Draw draw = new Draw(Seed.of(4).child(culture.name()));
    List<String> latin = new ArrayList<>();
    List<String> own = new ArrayList<>();
    while (latin.size() < 150) {
      PersonName name = culture.name(draw);
      if (!latin.contains(name.latin()) && !own.contains(name.own())) {
        latin.add(name.latin());
        own.add(name.own());
      }
    }
    double share = TopOfNames.share(own, latin);
    // Names of two Chinese syllables are often read alike.
    assertThat(share).isGreaterThan(culture == Culture.CHINESE ? 0.85 : 0.95);
  }
}
