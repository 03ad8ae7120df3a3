package org.undercount.datasets.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words sources use for a coded value where their contract lists no codes: sex, education, kind of
 * detection, status of a place. Single letters are taken as English.
 */
final class Words {

  private static final Map<String, Map<String, String>> BY_COLUMN =
      Map.of(
          "sex",
          table(
              List.of(
                  "male|m|man|boy|laki-laki|laki laki|pria|lelaki|ชาย|นาย|男|nam|ပုရုષ|पुरुष|ប្រុស|ຊາຍ|ذكر|mwanaume|homme|masculin|masculino|hombre",
                  "female|f|woman|girl|perempuan|wanita|หญิง|นาง|นางสาว|女|nữ|महिला|ស្រី|ຍິງ|أنثى|mwanamke|femme|feminin|femenino|mujer",
                  "other|x|non-binary|nonbinary|transgender|trans|lainnya|อื่นๆ")),
          "education",
          table(
              List.of(
                  "none|no schooling|no formal education|tidak sekolah|ไม่ได้เรียน|未上学|不识字",
                  "primary|primary school|elementary|elementary school|sd|ประถม|ประถมศึกษา|小学|tiểu học",
                  "secondary|secondary school|high school|middle school|vocational|smp|sma|smk|มัธยม|มัธยมศึกษา|初中|高中|中学|trung học",
                  "tertiary|university|college|degree|bachelor|master|diploma|universitas|s1|s2|d3|kuliah|ปริญญาตรี|มหาวิทยาลัย|大学|đại học")),
          "detection_kind",
          table(
              List.of(
                  "individual|single|self|perorangan|รายบุคคล|个人",
                  "bulk|group|mass|raid|rombongan|กลุ่ม|集体",
                  "referral|referred|rujukan|ส่งต่อ|转介")),
          "status",
          table(
              List.of(
                  "active|open|operating|operational|aktif|เปิด|运营",
                  "closed|inactive|shut|abandoned|tutup|ปิด|关闭",
                  "unknown|unclear|not known")),
          "kind",
          table(
              List.of(
                  "casino|kasino|คาสิโน|赌场",
                  "hotel|resort|โรงแรม|酒店",
                  "compound|park|estate|kompleks|园区",
                  "building|office|apartment|villa|gedung|อาคาร|楼",
                  "other|lainnya|อื่นๆ|其他")),
          "label",
          table(List.of("scam|fraud|suspect", "exchange|cex", "victim", "none|unknown")));

  private Words() {}

  /** What a word means in a column. */
  static Optional<String> find(String column, String text) {
    return Optional.ofNullable(BY_COLUMN.getOrDefault(column, Map.of()).get(Texts.fold(text)));
  }

  private static Map<String, String> table(List<String> rows) {
    Map<String, String> meanings = new HashMap<>();
    for (String row : rows) {
      String[] words = row.split("\\|", -1);
      for (String word : words) {
        meanings.put(Texts.fold(word), words[0]);
      }
    }
    return Map.copyOf(meanings);
  }
}
