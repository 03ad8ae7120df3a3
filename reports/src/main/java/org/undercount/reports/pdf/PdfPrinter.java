package org.undercount.reports.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * Prints a page to PDF/A-3u, tagged, with its title and DejaVu fonts embedded. Dates in the
 * document are the release date and its identifier comes from the page, so the same page gives the
 * same bytes.
 */
public final class PdfPrinter {

  private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

  /** A time in the document's metadata, which the printer takes from the clock. */
  private static final Pattern CLOCK =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})");

  private PdfPrinter() {}

  /**
   * The PDF of a well-formed page.
   *
   * @param html the whole document
   * @param title the document's title
   * @param date put in the document as its date
   */
  public static byte[] print(String html, String title, LocalDate date) {
    XRLog.setLoggingEnabled(false);
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfUaAccessibility(true);
    builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_U);
    builder.useColorProfile(srgb());
    builder.useSVGDrawer(new BatikSVGDrawer());
    builder.withHtmlContent(html, null);
    font(builder, "DejaVuSansCondensed.ttf", "DejaVu Sans Condensed", 400, FontStyle.NORMAL);
    font(builder, "DejaVuSansCondensed-Bold.ttf", "DejaVu Sans Condensed", 700, FontStyle.NORMAL);
    font(builder, "DejaVuSerifCondensed.ttf", "DejaVu Serif Condensed", 400, FontStyle.NORMAL);
    font(builder, "DejaVuSerifCondensed-Bold.ttf", "DejaVu Serif Condensed", 700, FontStyle.NORMAL);
    font(builder, "DejaVuSansMono.ttf", "DejaVu Sans Mono", 400, FontStyle.NORMAL);
    builder.toStream(raw);
    try {
      builder.run();
      return dated(raw.toByteArray(), title, date);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same document with dates and identifier that do not come from the clock. */
  private static byte[] dated(byte[] pdf, String title, LocalDate date) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      GregorianCalendar calendar =
          new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
      calendar.setTimeInMillis(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
      PDDocumentInformation information = document.getDocumentInformation();
      information.setTitle(title);
      information.setCreationDate(calendar);
      information.setModificationDate(calendar);
      document.setDocumentId(date.toEpochDay());
      PDMetadata metadata = document.getDocumentCatalog().getMetadata();
      String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
      metadata.importXMPMetadata(
          CLOCK.matcher(xmp).replaceAll(date + "T00:00:00Z").getBytes(StandardCharsets.UTF_8));
      COSArray id = new COSArray();
      id.add(new COSString(title));
      id.add(new COSString(title));
      document.getDocument().getTrailer().setItem(COSName.ID, id);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void font(
      PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
    builder.useFont(() -> open(FONTS + file), family, weight, style, true);
  }

  private static byte[] srgb() {
    return java.awt.color.ICC_Profile.getInstance(java.awt.color.ColorSpace.CS_sRGB).getData();
  }

  private static InputStream open(String resource) {
    InputStream in = PdfPrinter.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("The font " + resource + " must be on the class path");
    }
    return in;
  }
}
