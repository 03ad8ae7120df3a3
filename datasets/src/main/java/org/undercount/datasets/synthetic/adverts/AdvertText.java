package org.undercount.datasets.synthetic.adverts;

import java.util.List;
import java.util.Map;
import org.undercount.datasets.synthetic.settings.Draw;

/**
 * One advert's words, from which near-duplicates are copied: the same sentences with another
 * contact, another wage, a changed order or a sign more or less. Phone numbers are written with a
 * subscriber part of zeros, which no network gives out.
 *
 * @param sentences in order
 * @param wage monthly wage in the language's usual currency, as written
 * @param promised country promised
 * @param handle contact of the campaign
 */
record AdvertText(List<String> sentences, String wage, String promised, String handle) {

  private static final Map<String, List<String>> RECRUITING =
      Map.of(
          "id",
          List.of(
              "LOWONGAN KERJA LUAR NEGERI, bebas biaya keberangkatan",
              "Posisi customer service online, pria dan wanita umur 18 sampai 30",
              "Gaji {wage} per bulan ditambah bonus, tempat tinggal dan makan gratis",
              "Visa dan tiket ditanggung perusahaan, tidak perlu pengalaman",
              "Penempatan {place}, berangkat minggu ini, hubungi {contact}"),
          "en",
          List.of(
              "URGENT HIRING customer service for an online company",
              "Fast typing and good English, age 18 to 32, no experience needed",
              "Salary {wage} per month plus commission, free room, food and flight",
              "Company arranges the visa, work in {place}",
              "Send a message today to {contact}, seats are limited"),
          "zh",
          List.of(
              "高薪招聘线上客服，包吃包住包机票",
              "年龄十八到三十岁，男女不限，无需经验，会打字即可",
              "月薪{wage}加提成，每月有奖金",
              "工作地点{place}，公司办理签证，全程接送",
              "名额有限，请联系{contact}"),
          "th",
          List.of(
              "รับสมัครแอดมินออนไลน์ รายได้ดี มีที่พักและอาหารฟรี",
              "อายุ 18 ถึง 30 ปี พิมพ์คอมพิวเตอร์ได้ ไม่ต้องมีประสบการณ์",
              "เงินเดือน {wage} บวกค่าคอมมิชชั่น",
              "ทำงานที่ {place} บริษัทออกค่าเดินทางและวีซ่าให้",
              "สนใจติดต่อ {contact} ด่วน"),
          "vi",
          List.of(
              "Tuyển gấp nhân viên chăm sóc khách hàng trực tuyến",
              "Tuổi từ 18 đến 30, biết đánh máy, không cần kinh nghiệm",
              "Lương {wage} một tháng cộng hoa hồng, bao ăn ở và vé máy bay",
              "Làm việc tại {place}, công ty lo hộ chiếu và thị thực",
              "Liên hệ ngay {contact}, số lượng có hạn"),
          "hi",
          List.of(
              "विदेश में ऑनलाइन ग्राहक सेवा की नौकरी, तुरंत भर्ती",
              "उम्र 18 से 30 साल, टाइपिंग आनी चाहिए, अनुभव की जरूरत नहीं",
              "वेतन {wage} प्रति माह, रहना खाना और टिकट मुफ्त",
              "काम की जगह {place}, वीजा कंपनी देगी",
              "आज ही संपर्क करें {contact}"),
          "sw",
          List.of(
              "Nafasi za kazi nje ya nchi, huduma kwa wateja mtandaoni",
              "Umri miaka 18 hadi 30, ujue kuandika kwa kompyuta, uzoefu hauhitajiki",
              "Mshahara {wage} kwa mwezi pamoja na bonasi, malazi na chakula bure",
              "Kazi iko {place}, kampuni inalipa tiketi na visa",
              "Wasiliana haraka na {contact}"));

  private static final List<List<String>> HONEST =
      List.of(
          List.of(
              "Accountant wanted for a garment factory",
              "Bachelor degree and two years of experience with tax returns required",
              "Salary {wage} per month, social insurance and 18 days of annual leave",
              "Interview at our office in {place}, apply through the board before month's end"),
          List.of(
              "Perawat dibutuhkan untuk klinik",
              "Pendidikan minimal D3 keperawatan dan STR aktif",
              "Gaji {wage} per bulan, BPJS dan cuti tahunan",
              "Lokasi {place}, kirim lamaran lengkap melalui situs ini"),
          List.of(
              "รับสมัครพนักงานขายหน้าร้าน",
              "วุฒิ ม.6 ขึ้นไป มีประสบการณ์งานขายอย่างน้อยหนึ่งปี",
              "เงินเดือน {wage} ประกันสังคม วันหยุดตามกฎหมาย",
              "สถานที่ทำงาน {place} สมัครด้วยตนเองที่สาขา"),
          List.of(
              "Công ty xây dựng tuyển kỹ sư công trường",
              "Tốt nghiệp đại học, có chứng chỉ hành nghề và ba năm kinh nghiệm",
              "Lương {wage} một tháng, bảo hiểm đầy đủ, nghỉ phép năm",
              "Địa điểm {place}, nộp hồ sơ qua trang tuyển dụng"),
          List.of("餐厅招聘厨师，需要健康证和三年工作经验", "月薪{wage}，有社会保险，每周休息一天", "工作地点{place}，请带简历到店面试"));

  private static final Map<String, String> PLACES =
      Map.of(
          "KH", "Cambodia, Sihanoukville",
          "MM", "Myanmar, Myawaddy",
          "LA", "Laos, Golden Triangle",
          "TH", "Thailand, Bangkok");

  /** A campaign that recruits for a centre. */
  static AdvertText recruiting(Draw draw, String promised) {
    List<String> languages = RECRUITING.keySet().stream().sorted().toList();
    String language = languages.get(draw.weighted(List.of(24.0, 8.0, 20.0, 6.0, 14.0, 14.0, 14.0)));
    return new AdvertText(
        RECRUITING.getOrDefault(language, List.of()),
        "USD " + (8 + draw.below(12)) + "00",
        promised,
        "crew_" + draw.token(6));
  }

  /** An honest employer's advert. */
  static AdvertText honest(Draw draw) {
    return new AdvertText(
        draw.of(HONEST),
        "USD " + (2 + draw.below(6)) + "50",
        draw.of(List.of("KH", "TH", "LA", "MM")),
        "hr_" + draw.token(6));
  }

  /**
   * A copy as it is posted: other contact, other signs, now and then a sentence less or two
   * swapped.
   */
  String copy(Draw draw) {
    List<String> lines = new java.util.ArrayList<>(sentences);
    if (draw.chance(0.15) && lines.size() > 3) {
      java.util.Collections.swap(lines, 1, 2);
    }
    if (draw.chance(0.08) && lines.size() > 4) {
      lines.remove(3);
    }
    String contact =
        switch (draw.below(3)) {
          case 0 -> "Telegram @" + handle;
          case 1 -> "WhatsApp +855 00 000 " + draw.digits(3);
          default -> "LINE ID: " + handle;
        };
    String text =
        String.join(draw.chance(0.5) ? ". " : "\n", lines)
            .replace("{wage}", wage)
            .replace("{place}", PLACES.getOrDefault(promised, promised))
            .replace("{contact}", contact);
    return draw.chance(0.4) ? text + draw.of(List.of("!", "!!", " ✓", " ...", " #job")) : text;
  }
}
