package org.undercount.geo.register;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a site of the register is: the grounds of a compound, a building, or a unit of one such as a
 * floor. A name with a numbered or lettered part says so ("Block 5", "A栋", "3rd floor"); otherwise
 * the reported kinds do. The precision of a position does not: the gate of a compound can be
 * surveyed to a metre.
 */
public enum Level {
  /** Grounds with buildings, or a place of unknown extent. */
  COMPOUND,
  /** One building, alone or of a compound. */
  BUILDING,
  /** A floor, a flat or a room. */
  UNIT;

  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;

  private static final Pattern UNIT_NAME =
      Pattern.compile(
          "\\b(unit|room|rm|flat|apartment|apt|suite)\\.? ?(no\\.? ?)?\\d+[a-z]?\\b"
              + "|\\b(\\d+(st|nd|rd|th)|ground|top|first|second|third|fourth|fifth) floor\\b"
              + "|\\bfloor \\d+\\b|\\b\\d+f\\b"
              + "|[\\d一二三四五六七八九十](层|層|楼|樓|室|单元|單元)"
              + "|(ชั้น|ห้อง|ជាន់|បន្ទប់|ຊັ້ນ|ຫ້ອງ|ထပ်|tầng|phòng|căn hộ|lantai) ?\\d+",
          FLAGS);

  private static final Pattern BUILDING_NAME =
      Pattern.compile(
          "\\b(block|blk|building|bldg|tower|wing)\\.? ?(no\\.? ?)?(\\d+|[a-z])\\b"
              + "|[\\da-z一二三四五六七八九十] ?(栋|棟|幢|座|号楼|號樓)"
              + "|(อาคาร|ตึก|អាគារ|ອາຄານ|အဆောက်အအုံ|tòa|toà|gedung|blok) ?(\\d+|[a-z]\\b)",
          FLAGS);

  private static final List<String> UNIT_KINDS = List.of("unit", "apartment", "flat", "floor");
  private static final List<String> BUILDING_KINDS = List.of("building", "tower", "villa");

  /** The part of a larger site a name speaks of; empty where it names a whole. */
  static Optional<Level> partNamed(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    if (UNIT_NAME.matcher(plain).find()) {
      return Optional.of(UNIT);
    }
    return BUILDING_NAME.matcher(plain).find() ? Optional.of(BUILDING) : Optional.empty();
  }

  /**
   * The level of a site.
   *
   * @param name what it is called
   * @param kinds as reported, one for each report that states one; a majority is a level's
   */
  static Level of(String name, List<String> kinds) {
    return partNamed(name)
        .orElseGet(
            () ->
                isMost(kinds, UNIT_KINDS)
                    ? UNIT
                    : isMost(kinds, BUILDING_KINDS) ? BUILDING : COMPOUND);
  }

  private static boolean isMost(List<String> kinds, List<String> ofLevel) {
    return 2 * kinds.stream().filter(k -> ofLevel.contains(k.toLowerCase(Locale.ROOT))).count()
        > kinds.size();
  }
}
