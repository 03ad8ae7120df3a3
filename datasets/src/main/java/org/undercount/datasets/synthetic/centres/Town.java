package org.undercount.datasets.synthetic.centres;

import java.util.List;

/**
 * A real town of the region with a box of ground that lies wholly in its country; invented centres
 * stand somewhere in the box, at no real address.
 *
 * @param name name in Latin letters
 * @param ownName name in the script of the country
 * @param country ISO 3166-1 alpha-2
 * @param south southern edge, degrees
 * @param north northern edge, degrees
 * @param west western edge, degrees
 * @param east eastern edge, degrees
 * @param share share of the country's centres that stand here
 */
public record Town(
    String name,
    String ownName,
    String country,
    double south,
    double north,
    double west,
    double east,
    double share) {

  /** The towns of the region. */
  public static final List<Town> ALL =
      List.of(
          new Town("Sihanoukville", "ព្រះសីហនុ", "KH", 10.56, 10.70, 103.54, 103.70, 0.28),
          new Town("Bavet", "បាវិត", "KH", 11.02, 11.11, 105.93, 106.03, 0.17),
          new Town("Poipet", "ប៉ោយប៉ែត", "KH", 13.61, 13.70, 102.65, 102.78, 0.17),
          new Town("O Smach", "អូរស្មាច់", "KH", 14.24, 14.34, 103.62, 103.73, 0.12),
          new Town("Koh Kong", "កោះកុង", "KH", 11.56, 11.66, 103.00, 103.12, 0.11),
          new Town("Phnom Penh", "ភ្នំពេញ", "KH", 11.50, 11.62, 104.80, 104.94, 0.15),
          new Town("Myawaddy", "မြဝတီ", "MM", 16.58, 16.72, 98.34, 98.45, 0.40),
          new Town("Laukkai", "လောက်ကိုင်", "MM", 23.64, 23.74, 98.68, 98.78, 0.20),
          new Town("Tachileik", "တာချီလိတ်", "MM", 20.49, 20.60, 99.82, 99.93, 0.15),
          new Town("Payathonzu", "ဘုရားသုံးဆူ", "MM", 15.33, 15.42, 98.22, 98.32, 0.12),
          new Town("Muse", "မူဆယ်", "MM", 23.82, 23.90, 97.78, 97.92, 0.13),
          new Town("Ton Pheung", "ຕົ້ນເຜິ້ງ", "LA", 20.40, 20.46, 100.15, 100.23, 0.55),
          new Town("Boten", "ບໍ່ເຕັນ", "LA", 21.06, 21.13, 101.65, 101.72, 0.25),
          new Town("Vientiane", "ວຽງຈັນ", "LA", 18.00, 18.10, 102.60, 102.74, 0.20),
          new Town("Angeles", "Angeles", "PH", 15.12, 15.24, 120.54, 120.64, 0.50),
          new Town("Pasay", "Pasay", "PH", 14.52, 14.56, 120.99, 121.02, 0.50));

  /** The countries with towns, in alphabetical order. */
  public static final List<String> COUNTRIES = List.of("KH", "LA", "MM", "PH");

  /** The towns of one country. */
  public static List<Town> in(String country) {
    return ALL.stream().filter(t -> t.country().equals(country)).toList();
  }
}
