package org.undercount.reports.html;

import static org.undercount.reports.html.Html.el;

import java.util.List;

/** A table that scrolls within the page where it is wider than the screen. */
public final class ScrollTable {

  private ScrollTable() {}

  /**
   * The table.
   *
   * @param caption what it shows
   * @param heads {@code th} elements
   * @param lines {@code tr} elements
   */
  public static Html of(String caption, List<Html> heads, List<Html> lines) {
    return el(
            "div",
            el(
                "table",
                el("caption", caption),
                el("thead", el("tr", Html.all(heads))),
                el("tbody", Html.all(lines))))
        .with("class", "scroll")
        .with("role", "region")
        .with("aria-label", caption)
        .with("tabindex", "0");
  }

  /** A head cell over words or numbers. */
  public static Html head(String words, boolean numeric) {
    return el("th", words).with("scope", "col").with("class", style(numeric));
  }

  /** The cell that names its line. */
  public static Html first(Html content, boolean numeric) {
    return el("th", content).with("scope", "row").with("class", style(numeric));
  }

  /** Any other cell. */
  public static Html cell(Html content, boolean numeric) {
    return el("td", content).with("class", style(numeric));
  }

  private static String style(boolean numeric) {
    return numeric ? "num" : "txt";
  }
}
