package org.undercount.datasets.release;

import org.undercount.datasets.schema.TableSchema;

/**
 * What became of the rows of one source: read = accepted + rejected. Rows of files, not people.
 *
 * @param source short name
 * @param read rows in the files
 * @param accepted rows used
 * @param rejected rows set aside
 * @param verdict pass, warn or fail
 */
public record SourceQuality(
    String source, long read, long accepted, long rejected, String verdict) {

  public SourceQuality {
    if (read != accepted + rejected) {
      throw new IllegalArgumentException(
          "Source "
              + source
              + " needs read = accepted + rejected, got read="
              + read
              + ", accepted="
              + accepted
              + ", rejected="
              + rejected);
    }
  }

  /** The table {@code quality}. */
  public static final TableSchema<SourceQuality> SCHEMA =
      PublishedTable.<SourceQuality>of("quality", "what became of the rows of one source")
          .text("source", "short name of the source", SourceQuality::source)
          .whole("read", "rows in the files", SourceQuality::read)
          .whole("accepted", "rows used", SourceQuality::accepted)
          .whole("rejected", "rows set aside", SourceQuality::rejected)
          .text("verdict", "pass, warn or fail", SourceQuality::verdict)
          .build(
              row ->
                  new SourceQuality(
                      row.requiredText("source"),
                      row.requiredLong("read"),
                      row.requiredLong("accepted"),
                      row.requiredLong("rejected"),
                      row.requiredText("verdict")));

  /**
   * Rows of one source set aside for one reason.
   *
   * @param source short name
   * @param reason code
   * @param rows rows
   */
  public record Rejection(String source, String reason, long rows) {

    /** The table {@code rejections}. */
    public static final TableSchema<Rejection> SCHEMA =
        PublishedTable.<Rejection>of("rejections", "rows of one source set aside for one reason")
            .text("source", "short name of the source", Rejection::source)
            .text("reason", "reason code", Rejection::reason)
            .whole("rows", "rows set aside", Rejection::rows)
            .build(
                row ->
                    new Rejection(
                        row.requiredText("source"),
                        row.requiredText("reason"),
                        row.requiredLong("rows")));
  }

  /**
   * One check of one source.
   *
   * @param source short name
   * @param check its name
   * @param verdict pass, warn or fail
   * @param detail a sentence
   */
  public record Check(String source, String check, String verdict, String detail) {

    /** The table {@code checks}. */
    public static final TableSchema<Check> SCHEMA =
        PublishedTable.<Check>of("checks", "one check of one source")
            .text("source", "short name of the source", Check::source)
            .text("check", "name of the check", Check::check)
            .text("verdict", "pass, warn or fail", Check::verdict)
            .text("detail", "what was found", Check::detail)
            .build(
                row ->
                    new Check(
                        row.requiredText("source"),
                        row.requiredText("check"),
                        row.requiredText("verdict"),
                        row.requiredText("detail")));
  }
}
