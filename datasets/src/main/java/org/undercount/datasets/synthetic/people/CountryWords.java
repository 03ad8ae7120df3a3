package org.undercount.datasets.synthetic.people;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What agencies call a country.
 *
 * @param code ISO 3166-1 alpha-2
 * @param english English name
 * @param adjective English adjective of nationality
 * @param thai Thai name
 * @param indonesian Indonesian name
 */
record CountryWords(
    String code, String english, String adjective, String thai, String indonesian) {

  private static final Map<String, CountryWords> ALL =
      Arrays.stream(
              """
              ID,Indonesia,Indonesian,อินโดนีเซีย,Indonesia
              CN,China,Chinese,จีน,Tiongkok
              VN,Vietnam,Vietnamese,เวียดนาม,Vietnam
              TH,Thailand,Thai,ไทย,Thailand
              MY,Malaysia,Malaysian,มาเลเซีย,Malaysia
              PH,Philippines,Filipino,ฟิลิปปินส์,Filipina
              IN,India,Indian,อินเดีย,India
              BD,Bangladesh,Bangladeshi,บังกลาเทศ,Bangladesh
              NP,Nepal,Nepalese,เนปาล,Nepal
              PK,Pakistan,Pakistani,ปากีสถาน,Pakistan
              LK,Sri Lanka,Sri Lankan,ศรีลังกา,Sri Lanka
              KE,Kenya,Kenyan,เคนยา,Kenya
              UG,Uganda,Ugandan,ยูกันดา,Uganda
              ET,Ethiopia,Ethiopian,เอธิโอเปีย,Etiopia
              KZ,Kazakhstan,Kazakh,คาซัคสถาน,Kazakhstan
              UZ,Uzbekistan,Uzbek,อุซเบกิสถาน,Uzbekistan
              TW,Taiwan,Taiwanese,ไต้หวัน,Taiwan
              MM,Myanmar,Burmese,เมียนมา,Myanmar
              LA,Laos,Lao,ลาว,Laos
              MA,Morocco,Moroccan,โมร็อกโก,Maroko
              KH,Cambodia,Cambodian,กัมพูชา,Kamboja
              AE,United Arab Emirates,Emirati,สหรัฐอาหรับเอมิเรตส์,Uni Emirat Arab
              SG,Singapore,Singaporean,สิงคโปร์,Singapura
              """
                  .strip()
                  .split("\n"))
          .map(line -> line.split(",", -1))
          .map(w -> new CountryWords(w[0], w[1], w[2], w[3], w[4]))
          .collect(Collectors.toUnmodifiableMap(CountryWords::code, Function.identity()));

  static CountryWords of(String code) {
    CountryWords words = ALL.get(code);
    if (words == null) {
      throw new IllegalArgumentException("No words are kept for the country " + code);
    }
    return words;
  }
}
