package org.undercount.jobs.link.standard;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "Mr. José  García, jose garcia",
    "O'Brien, obrien",
    "Nguyễn Văn Đức, nguyen van duc",
    "ＡＢＣ, abc",
    "Иван Петров, ivan petrov",
    "Ko, ko",
    "U Aung San, aung san"
  })
  void becomesPlainTokens(String raw, String standard) {
    assertThat(Names.standard(raw)).isEqualTo(standard);
  }

  @Test
  void chineseThaiAndHindiBecomeLatin() {
    for (String raw : new String[] {"王小明", "สมชาย", "राजेश कुमार"}) {
      assertThat(Names.standard(raw)).isNotEmpty().matches("[a-z ]+");
    }
  }

  @Test
  void khmerAndLaoBecomeLatinThoughIcuPassesThemThrough() {
    assertThat(Names.standard("សុខ")).isEqualTo("sukh");
    assertThat(Names.standard("ສົມ")).isEqualTo("som");
  }

  @ParameterizedTest
  @CsvSource({"mohammad, muhamad", "chan, chen", "stephen, stefan", "zhang, jang"})
  void spellingsOfOneNameShareASkeleton(String one, String other) {
    assertThat(Names.skeleton(one)).isEqualTo(Names.skeleton(other));
  }

  @Property(tries = 300)
  void standardisingTwiceChangesNothing(@ForAll String raw) {
    String once = Names.standard(raw);
    assertThat(once).endsWith(Names.standard(once));
    assertThat(once).doesNotContain("  ").isEqualTo(once.strip());
  }

  @Test
  void aTenMegabyteNameIsCut() {
    assertThat(Names.standard("a".repeat(10_000_000))).hasSizeLessThanOrEqualTo(120);
  }
}
