package org.undercount.geo.map;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.text.NumberFormat;
import java.util.Locale;
import org.undercount.datasets.key.CountryCode;

/** Names and numbers in the map's language, safe inside SVG. */
final class Words {

  private final Locale language;
  private final LocaleDisplayNames names;

  Words(Locale language) {
    this.language = language;
    this.names =
        LocaleDisplayNames.getInstance(ULocale.forLocale(language), DisplayContext.LENGTH_SHORT);
  }

  String country(CountryCode country) {
    return country.isUnknown() ? "?" : names.regionDisplayName(country.alpha2());
  }

  String number(double value) {
    NumberFormat format = NumberFormat.getInstance(language);
    format.setMaximumFractionDigits(value < 10 ? 1 : 0);
    return format.format(value);
  }

  String withInterval(Flow flow) {
    return flow.lower() == flow.upper()
        ? number(flow.value())
        : number(flow.value()) + " (" + number(flow.lower()) + "–" + number(flow.upper()) + ")";
  }

  String pair(Flow flow) {
    return country(flow.from()) + " → " + country(flow.to());
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
