package org.undercount.datasets.synthetic.names;

import org.undercount.datasets.synthetic.settings.Draw;

/**
 * A way of naming people: the script, the order, and building blocks made up for this project from
 * common syllables. Whole names are drawn from them, so none is a real person's by intent.
 */
@SuppressWarnings("ImmutableEnumChecker") // Syllables is a record of copied lists
public enum Culture {
  INDONESIAN(
      Syllables.of(
          1,
          2,
          " ",
          "Budira Suhana Dewanti Rahmita Agusta Wiranto Hendrika Yulita Novira Andika Putrana Sarini Ratnadi Fajaro Lestara Jokana Mulyanti Setiari Imranto Nuraya Tegaro Citrani"),
      Syllables.of(
          2,
          2,
          "",
          "Har san Wi jaya Nu groho Sim ranta Kus umadi Pra tama Su kandi Hal imba Man ulan Sit ompa"),
      false,
      true),
  VIETNAMESE(
      Syllables.of(
          1,
          2,
          " ",
          "Hương Thắng Ngọc Quỳnh Đức Hạnh Tuấn Liên Phước Mỹ Dũng Thảo Khánh Ngân Bảo Trúc Lộc Yến Hiếu Vỹ"),
      Syllables.of(
          1, 1, " ", "Nguyện Trầm Lế Phạn Hoành Huỷnh Phán Vũng Đặc Bủi Đỗng Hổng Ngổ Dượng Lỷ"),
      true,
      true),
  THAI(
      Syllables.of(
          2,
          3,
          "",
          "som=สม wi=วิ pra=ประ chai=ชัย phon=พร rat=รัตน์ si=ศรี na=นา kan=กาญ mali=มะลิ tha=ธา wan=วรรณ nop=นพ sak=ศักดิ์ det=เดช su=สุ phat=พัฒน์ rung=รุ่ง"),
      Syllables.of(
          2,
          3,
          "",
          "kaeo=แก้ว thong=ทอง suk=สุข bun=บุญ mani=มณี wong=วงศ์ chan=จันทร์ dee=ดี rueang=เรือง phak=ภักดี saeng=แสง kul=กุล ngam=งาม chit=จิตร"),
      false,
      true),
  CHINESE(
      Syllables.of(
          1,
          2,
          "",
          "wei=伟 fang=芳 min=敏 jing=静 qiang=强 lei=磊 yang=洋 yan=艳 jie=杰 juan=娟 tao=涛 ming=明 chao=超 xiu=秀 xia=霞 ping=平 gang=刚 gui=桂 hui=慧 lan=兰 bo=波 xin=欣 yu=雨 chen=晨"),
      Syllables.of(
          1,
          1,
          "",
          "wang=王 li=李 zhang=张 liu=刘 chen=陈 yang=杨 zhao=赵 huang=黄 zhou=周 wu=吴 xu=徐 sun=孙 hu=胡 zhu=朱 gao=高 lin=林 he=何 guo=郭"),
      true,
      false),
  MALAY(
      Syllables.of(
          1,
          2,
          " ",
          "Farhanu Aisyara Hafizan Nurulia Syafira Azmanu Rosmina Iskandi Salmiah Khairo Zulfika Maznina Faridz Sitira Amiruz"),
      Syllables.of(
          1,
          1,
          " ",
          "bin_Razakun bin_Osmanu bin_Yusopa bin_Hashima bin_Latifu bin_Kassima bin_Daudi bin_Salleho bin_Ibrahuz bin_Jaafari bin_Mansuri"),
      false,
      true),
  FILIPINO(
      Syllables.of(
          1,
          2,
          " ",
          "Marivico Jomarel Rowenda Arneldo Jennilyn Rodelio Cristelle Alvinar Maricela Bernalyn Edgarico Lorenza Reynalda Jessamyn Dantero Gloribel"),
      Syllables.of(
          2,
          2,
          "",
          "Sant amaria Del acruza Man alasta Bauti sanda Vill aroma Cas tilloga Oca mporado Agui narde Magsa lito Pangi libao"),
      false,
      true),
  HINDI(
      Syllables.of(
          2,
          2,
          "",
          "ra=रा vi=वि su=सु ni=नि an=अन dee=दी pri=प्रि ma=मा sha=शा kir=किर jay=जय mo=मो han=हन ya=या ta=ता na=ना lak=लक esh=ेश"),
      Syllables.of(
          2,
          2,
          "",
          "shar=शर ma=मा ver=वर gup=गुप ta=ता ya=या dav=दव sin=सिन ha=हा cho=चौ dhri=धरी mish=मिश ra=रा pan=पन dey=डेय"),
      false,
      true),
  BENGALI(
      Syllables.of(
          2,
          2,
          "",
          "ra=রা hi=হি ma=মা su=সু mon=মন na=না sa=সা bi=বি ka=কা mi=মি ta=তা ru=রু ja=জা han=হান lia=লিয়া fa=ফা"),
      Syllables.of(
          2,
          2,
          "",
          "ho=হো sen=সেন ra=রা man=মান cho=চৌ dhu=ধু ri=রী is=ইস lam=লাম sar=সর kar=কার ta=তা luk=লুক mon=মন dol=ডল"),
      false,
      true),
  ARABIC(
      Syllables.of(
          2,
          2,
          "",
          "kar=كر im=يم sal=سل man=مان nad=ند ia=يا has=حس an=ان far=فر id=يد lay=لي la=لى jam=جم il=يل rash=رش ad=اد"),
      Syllables.of(
          2,
          2,
          "",
          "al-ha=الح dad=داد al-na=الن jar=جار al-ma=الم sri=صري al-kha=الخ tib=طيب al-za=الز yat=يات al-sha=الش mi=امي"),
      false,
      true),
  URDU(
      Syllables.of(
          2,
          2,
          "",
          "im=عم ran=ران ay=عا esha=ئشہ bil=بل al=ال sa=صا ima=ئمہ us=عث man=مان far=فر ah=اح zai=زی nab=نب"),
      Syllables.of(
          2,
          2,
          "",
          "qur=قر eshi=یشی mal=مل ik=ک chau=چو dhry=دھری bu=بھ tto=ٹو ans=انص ari=اری mir=می za=رزا"),
      false,
      true),
  AMHARIC(
      Syllables.of(
          2,
          3,
          "",
          "a=አ be=በ te=ተ sa=ሳ mu=ሙ el=ኤል ha=ሃ na=ና ge=ገ ta=ታ ye=የ shi=ሺ ru=ሩ da=ዳ wit=ዊት ma=ማ"),
      Syllables.of(
          2,
          3,
          "",
          "ke=ከ be=በ de=ደ tes=ተስ fa=ፋ ye=ዬ wol=ወል du=ዱ ha=ሃ mer=መር ga=ጋ gir=ግር ma=ማ ale=አለ mu=ሙ"),
      false,
      true),
  CYRILLIC(
      Syllables.of(
          2,
          3,
          "",
          "ay=ай nur=нур da=да ni=ни yar=яр sul=сул tan=тан dil=дил sha=ша gul=гул mir=мир za=за ka=ка rim=рим bek=бек as=ас"),
      Syllables.of(
          2,
          2,
          "",
          "akh=ах metov=метов kari=кари mova=мова zhuma=жума baev=баев tur=тур sunov=сунов ali=али yev=ев sat=сат paev=паев isma=исма ilov=илов"),
      false,
      true),
  BURMESE(
      Syllables.of(
          3,
          4,
          " ",
          "Aung=အောင် Min=မင်း Kyaw=ကျော် Thida=သီတာ Zaw=ဇော် Hla=လှ Win=ဝင်း Khin=ခင် Soe=စိုး Moe=မိုး Nyein=ငြိမ်း Htet=ထက် Phyo=ဖြိုး Wai=ဝေ Thant=သန့် Yadana=ရတနာ Lin=လင်း San=စန်း Nwe=နွယ် Tun=ထွန်း"),
      Syllables.of(0, 0, " ", "none"),
      false,
      true),
  LAO(
      Syllables.of(
          2,
          3,
          "",
          "kham=ຄຳ bou=ບຸ la=ລາ som=ສົມ vong=ວົງ phet=ເພັດ noy=ນ້ອຍ chan=ຈັນ tha=ທາ keo=ແກ້ວ sai=ໄຊ mali=ມາລີ"),
      Syllables.of(
          2,
          3,
          "",
          "siha=ສີຫາ phom=ພົມ ma=ມາ chak=ຈັກ souk=ສຸກ vilay=ວິໄລ inth=ອິນທ bou=ບຸ pha=ພາ sen=ແສນ"),
      false,
      true),
  KHMER(
      Syllables.of(
          2,
          2,
          "",
          "so=សុ phea=ភា ra=រ៉ា chan=ចាន់ vi=វិ thy=ធី sok=សុខ na=ណា bo=បូ pha=ផា kan=កាន់ ly=លី mo=ម៉ូ ny=នី da=ដា"),
      Syllables.of(
          1,
          1,
          "",
          "chhea=ឈា kheo=ខេវ sorn=សន nhem=ញ៉ែម phan=ផាន touch=ទូច prak=ប្រាក់ meas=មាស chum=ជុំ heng=ហេង"),
      true,
      true),
  SWAHILI(
      Syllables.of(
          1,
          2,
          " ",
          "Wanjira Otienda Achira Kipruta Njambi Mutisho Akinya Barakai Zawadia Jumani Neemai Makenah Odhiamba Cherona Wambuna Kamandi"),
      Syllables.of(
          2,
          2,
          "",
          "Mwa nguli Kari ukana Odu orega Ko riringa Ndu nguru Ochi engani Muso kenza Wafu lukha"),
      false,
      true),
  SINHALA(
      Syllables.of(
          2,
          3,
          "",
          "nu=නු wan=වන් sa=ස ni=නි ka=ක mal=මල් ru=රු chi=චි tha=ත ra=ර di=දි la=ල shan=ශාන්"),
      Syllables.of(
          2,
          3,
          "",
          "pe=පෙ re=රේ ra=රා sil=සිල් va=වා ban=බන් da=ඩා ja=ජ ya=ය kon=කෝන් mu=මු na=නා"),
      false,
      true);

  private final Syllables given;
  private final Syllables family;
  private final boolean familyFirst;
  private final boolean spaced;

  Culture(Syllables given, Syllables family, boolean familyFirst, boolean spaced) {
    this.given = given;
    this.family = family;
    this.familyFirst = familyFirst;
    this.spaced = spaced;
  }

  /** Draws a name. */
  public PersonName name(Draw draw) {
    Written last = family.most() == 0 ? new Written("", "") : family.draw(draw);
    return new PersonName(given.draw(draw), tidy(last), familyFirst, spaced);
  }

  private static Written tidy(Written written) {
    return new Written(
        written.latin().replace("Bin_", "bin ").replace("bin_", "bin "),
        written.own().replace("bin_", "bin "));
  }
}
