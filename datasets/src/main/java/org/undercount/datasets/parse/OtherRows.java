package org.undercount.datasets.parse;

import static org.undercount.datasets.parse.MissingColumn.require;

import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.microdata.Advert;
import org.undercount.datasets.microdata.DeclaredTotal;
import org.undercount.datasets.microdata.LossReport;
import org.undercount.datasets.microdata.RecordKey;
import org.undercount.datasets.microdata.SiteReport;
import org.undercount.datasets.microdata.Transfer;

/** From the fields of a row to places, adverts, losses, transfers and declared totals. */
final class OtherRows {

  private static final double MOST_MONEY = 1e15;
  private static final long MOST_PEOPLE = 100_000_000;

  private OtherRows() {}

  static SiteReport site(Fields fields, RecordKey key, String verbatim) {
    @Nullable String name = fields.text("name");
    @Nullable Double latitude = fields.decimal("latitude", -90, 90);
    @Nullable Double longitude = fields.decimal("longitude", -180, 180);
    if (latitude == null || longitude == null) {
      latitude = null;
      longitude = null;
      name = require("name", name);
    }
    @Nullable String status = fields.coded("status");
    return new SiteReport(
        key,
        new SiteReport.Naming(name, fields.items("aliases")),
        new SiteReport.Location(
            fields.country("stated_country"),
            fields.text("town"),
            latitude,
            longitude,
            fields.text("precision_text")),
        new SiteReport.Evidence(
            fields.date("reported_on"),
            status == null ? "unknown" : status,
            fields.coded("kind"),
            fields.text("operator")),
        verbatim);
  }

  static Advert advert(Fields fields, RecordKey key, String verbatim) {
    return new Advert(
        key,
        new Advert.Capture(
            require("platform", fields.text("platform")),
            fields.date("posted_on"),
            fields.date("removed_on")),
        new Advert.Content(
            require("text", fields.whole("text")),
            fields.text("url"),
            fields.country("advertised")),
        verbatim);
  }

  static LossReport loss(Fields fields, RecordKey key, String verbatim) {
    return new LossReport(
        key,
        fields.country("residence"),
        fields.date("reported_on"),
        require("amount", fields.decimal("amount", 0, MOST_MONEY)),
        require("currency", currency(fields)),
        fields.text("scam_type"),
        fields.decimal("returned", 0, MOST_MONEY),
        verbatim);
  }

  private static @Nullable String currency(Fields fields) {
    String text = fields.text("currency");
    if (text == null) {
      return null;
    }
    try {
      return Currency.getInstance(text.toUpperCase(Locale.ROOT)).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      fields.issue("currency", IssueCode.UNKNOWN_CODE);
      return null;
    }
  }

  static Transfer transfer(Fields fields, RecordKey key, String verbatim) {
    return new Transfer(
        key,
        require("transaction", fields.text("transaction")),
        require("from_address", fields.text("from_address")),
        require("to_address", fields.text("to_address")),
        fields.date("transferred_on"),
        require("amount", fields.decimal("amount", 0, MOST_MONEY)),
        fields.coded("label"),
        verbatim);
  }

  static DeclaredTotal total(Fields fields, RecordKey key, String verbatim) {
    return new DeclaredTotal(
        key,
        require("category", fields.text("category")),
        require("total", fields.whole("total", 0, MOST_PEOPLE)),
        fields.whole("men", 0, MOST_PEOPLE),
        fields.whole("women", 0, MOST_PEOPLE),
        verbatim);
  }
}
