package org.undercount.jobs.link.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

class FilterEncoderTest {

  private static final byte[] KEY = new byte[32];
  private static final List<Field> FIELDS =
      List.of(new Field("name", FieldKind.FULL_NAME), new Field("born", FieldKind.DATE));

  private final FilterEncoder encoder = FilterEncoder.of(FilterSchema.of(FIELDS), KEY);

  @Test
  void equalRecordsGiveEqualFiltersUnderOneKeyOnly() {
    byte[] other = new byte[32];
    Arrays.fill(other, (byte) 1);
    List<String> record = List.of("Aung San", "1990-05-12");
    assertThat(encoder.encoded(record))
        .isEqualTo(FilterEncoder.of(FilterSchema.of(FIELDS), KEY).encoded(record));
    BitSet mine = bits(encoder.encoded(record));
    BitSet theirs = bits(FilterEncoder.of(FilterSchema.of(FIELDS), other).encoded(record));
    assertThat(dice(mine, theirs)).isLessThan(0.5);
  }

  @Test
  void likeRecordsShareMoreBitsThanStrangers() {
    BitSet one = bits(encoder.encoded(List.of("Mariam Haddad", "1990-05-12")));
    BitSet near = bits(encoder.encoded(List.of("Maryam Haddad", "1990-05-12")));
    BitSet far = bits(encoder.encoded(List.of("Somchai Wong", "1984-11-30")));
    assertThat(dice(one, near)).isGreaterThan(0.8);
    assertThat(dice(one, far)).isLessThan(0.55);
  }

  @Test
  void givenAndFamilyNameOfAnotherScriptGiveTheFilterOfTheirSpelling() {
    assertThat(encoder.encoded(List.of("Иван Петров", "1990-05-12")))
        .isEqualTo(encoder.encoded(List.of("ivan petrov", "12/05/1990")));
  }

  @Test
  void everyBalancedFilterHasHalfOfItsBits() {
    FilterEncoder balanced =
        FilterEncoder.of(new FilterSchema(FIELDS, 512, Optional.empty(), true), KEY);
    for (String name : List.of("Li", "Maximiliana Konstantinopoulou Featherstonehaugh")) {
      assertThat(bits(balanced.encoded(List.of(name, ""))).cardinality()).isEqualTo(256);
    }
  }

  @Test
  void aSaltKeepsACommonNameFromLookingAlikeAcrossYears() {
    FilterEncoder salted =
        FilterEncoder.of(new FilterSchema(FIELDS, 1024, Optional.of(1), false), KEY);
    BitSet one = bits(salted.encoded(List.of("Nguyen Van An", "1990-05-12")));
    BitSet other = bits(salted.encoded(List.of("Nguyen Van An", "1991-05-12")));
    assertThat(dice(one, other)).isLessThan(0.5);
    assertThat(salted.encoded(List.of("Nguyen Van An", ""))).isEmpty();
  }

  @Test
  void nothingToEncodeGivesNoFilter() {
    assertThat(encoder.encoded(Arrays.asList(null, " "))).isEmpty();
  }

  @Test
  void neverPrintsItsKey() {
    assertThat(encoder).hasToString("FilterEncoder[key not shown]");
  }

  @Test
  void refusesAShortKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FilterEncoder.of(FilterSchema.of(FIELDS), new byte[8]))
        .withMessage("A key needs at least 16 bytes, got 8");
  }

  @Test
  void refusesValuesThatAreNotTheFields() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> encoder.encoded(List.of("Li")))
        .withMessage("A record needs one value per field: fields=2, values=1");
  }

  @Test
  void refusesOtherLengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FilterSchema(FIELDS, 1000, Optional.empty(), false))
        .withMessage("A filter has a power of two of bits, from 256 to 16384, got 1000");
  }

  private static BitSet bits(String base64) {
    return BitSet.valueOf(Base64.getDecoder().decode(base64));
  }

  private static double dice(BitSet a, BitSet b) {
    BitSet shared = (BitSet) a.clone();
    shared.and(b);
    return 2.0 * shared.cardinality() / (a.cardinality() + b.cardinality());
  }
}
