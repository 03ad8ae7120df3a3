package org.undercount.datasets.synthetic.centres;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.undercount.datasets.synthetic.settings.Draw;

/** Invented names of centres and operators, unique within a world. */
final class CentreNames {

  private static final List<String> FIRST =
      List.of(
          "Golden=金", "Jade=玉", "Silver=银", "Lucky=福", "Imperial=皇", "Eastern=东", "Crystal=晶",
          "Royal=御", "Great=大", "Star=星", "Bright=明", "Dragon=龙", "River=江", "Lotus=莲", "Sunny=阳",
          "Twin=双", "Ocean=海", "Cloud=云", "Pearl=珠", "Red=红");
  private static final List<String> SECOND =
      List.of(
          "Heron=鹭", "Bamboo=竹", "Summit=峰", "Gate=门", "Harbour=港", "Tower=塔", "Lantern=灯",
          "Bridge=桥", "Garden=园", "Phoenix=凤", "Valley=谷", "Orchid=兰", "Tiger=虎", "Crane=鹤",
          "Island=岛", "Sail=帆", "Maple=枫", "Pavilion=亭", "Meadow=原", "Anchor=锚");
  private static final List<String> THIRD =
      List.of(
          "Park=园区", "Plaza=广场", "Resort=度假村", "City=城", "Casino=赌场", "Hotel=酒店",
          "Compound=大院", "Centre=中心", "Villas=别墅", "Technology Park=科技园");
  private static final Map<String, List<String>> OWN =
      Map.of(
          "KH", List.of("មាស", "ផ្កាយ", "នាគ", "ដំរី", "ភ្នំ", "សមុទ្រ", "ឈូក", "ព្រះអាទិត្យ", "ស្ពាន", "កោះ", "ទន្លេ", "ក្រហម", "ធំ", "ថ្មី"),
          "MM", List.of("ရွှေ", "ကြယ်", "နဂါး", "တောင်", "မြစ်", "ကြာ", "နေ", "တံတား", "ကျွန်း", "ငွေ", "မြို့သစ်", "စိန်", "ပတ္တမြား", "ဟင်္သာ"),
          "LA", List.of("ຄຳ", "ດາວ", "ນາກ", "ພູ", "ນ້ຳ", "ດອກບົວ", "ຕາເວັນ", "ຂົວ", "ເງິນ", "ໃໝ່", "ຊ້າງ", "ແກ້ວ"),
          "PH", List.of("Ginto", "Bituin", "Bundok", "Ilog", "Araw", "Tulay", "Pilak", "Bago", "Perlas", "Dagat", "Pula", "Lawa"));
  private static final List<String> HOUSES =
      List.of(
          "Heng", "Jin", "Tai", "Fu", "Yong", "Sheng", "Rui", "Hua", "Xin", "Da", "Wan", "Long", "Hao",
          "Kang", "Bao", "De");
  private static final List<String> FORMS =
      List.of("Group", "Holdings", "International", "Investment", "Entertainment", "Technology");

  private final Set<String> used = new HashSet<>();

  /** Draws a name not used before; a number is added when the words run out. */
  Centre.Naming centre(Draw draw, String country) {
    String first = draw.of(FIRST);
    String second = draw.of(SECOND);
    String third = draw.of(THIRD);
    String latin = unique(left(first) + " " + left(second) + " " + left(third));
    String number = latin.replaceAll("\\D+", "");
    List<String> own = OWN.getOrDefault(country, List.of());
    String ownName = draw.of(own) + draw.of(own) + " " + draw.of(own) + number;
    String chinese = right(first) + right(second) + right(third) + number;
    return new Centre.Naming(latin, ownName, chinese, kind(left(third)));
  }

  /** Draws an operator's name not used before. */
  String operator(Draw draw) {
    return unique(draw.of(HOUSES) + " " + draw.of(HOUSES) + " " + draw.of(FORMS));
  }

  private String unique(String name) {
    String unique = name;
    for (int n = 2; !used.add(unique); n++) {
      unique = name + " " + n;
    }
    return unique;
  }

  private static String kind(String third) {
    return switch (third) {
      case "Casino" -> "casino";
      case "Hotel", "Resort" -> "hotel";
      case "Centre", "Plaza" -> "building";
      default -> "compound";
    };
  }

  private static String left(String pair) {
    return pair.substring(0, pair.indexOf('='));
  }

  private static String right(String pair) {
    return pair.substring(pair.indexOf('=') + 1);
  }
}
