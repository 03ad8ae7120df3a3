package org.undercount.reports.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A piece of a page. The printed form is HTML 5 and well-formed XML at once, so that browsers and
 * the PDF writer read the same tree; text and attribute values are escaped here and nowhere else.
 */
public sealed interface Html {

  /** Appends the printed form. */
  void print(StringBuilder out);

  /** The text a reader sees. */
  String text();

  /** Words, escaped. */
  static Html text(String text) {
    return new Text(text);
  }

  /** An element with children; strings become text. */
  static Element el(String name, Object... children) {
    List<Html> nodes = new ArrayList<>();
    for (Object child : children) {
      add(nodes, child);
    }
    return new Element(name, Map.of(), nodes);
  }

  /** Several pieces in a row. */
  static Html all(List<? extends Html> pieces) {
    return new Sequence(List.copyOf(pieces));
  }

  /** Several pieces in a row; strings become text. */
  static Html all(Object... pieces) {
    List<Html> nodes = new ArrayList<>();
    for (Object piece : pieces) {
      add(nodes, piece);
    }
    return new Sequence(nodes);
  }

  /** Nothing. */
  static Html none() {
    return new Sequence(List.of());
  }

  /** A drawing made by code of this module or of geo, already well-formed; never a user's text. */
  static Html drawing(String svg) {
    return new Drawing(svg);
  }

  private static void add(List<Html> nodes, Object child) {
    if (child instanceof Html node) {
      nodes.add(node);
    } else if (child instanceof String words) {
      nodes.add(new Text(words));
    } else {
      throw new IllegalArgumentException(
          "A piece of a page is Html or a String; numbers come from a table cell, got "
              + child.getClass().getSimpleName());
    }
  }

  /**
   * An element.
   *
   * @param name lower case
   * @param attributes in the order they are printed
   * @param children in order
   */
  record Element(String name, Map<String, String> attributes, List<Html> children) implements Html {

    private static final Set<String> VOID = Set.of("br", "hr", "img", "meta", "link", "col");

    public Element {
      attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
      children = List.copyOf(children);
    }

    /** The same element with one more attribute. */
    public Element with(String attribute, String value) {
      Map<String, String> more = new LinkedHashMap<>(attributes);
      more.put(attribute, value);
      return new Element(name, more, children);
    }

    @Override
    public void print(StringBuilder out) {
      out.append('<').append(name);
      attributes.forEach(
          (k, v) -> out.append(' ').append(k).append("=\"").append(escaped(v)).append('"'));
      if (VOID.contains(name)) {
        out.append("/>");
        return;
      }
      out.append('>');
      if (name.equals("style")) {
        children.forEach(c -> out.append(c.text()));
      } else {
        children.forEach(c -> c.print(out));
      }
      out.append("</").append(name).append('>');
      if (BLOCKS.contains(name)) {
        out.append('\n');
      }
    }

    @Override
    public String text() {
      StringBuilder words = new StringBuilder();
      children.forEach(c -> words.append(c.text()));
      return words.toString();
    }

    private static final Set<String> BLOCKS =
        Set.of(
            "p",
            "div",
            "section",
            "header",
            "footer",
            "main",
            "nav",
            "table",
            "tr",
            "thead",
            "tbody",
            "figure",
            "figcaption",
            "h1",
            "h2",
            "h3",
            "h4",
            "ul",
            "ol",
            "li",
            "dl",
            "dd",
            "head",
            "title",
            "style",
            "body",
            "details",
            "summary",
            "caption");
  }

  /**
   * Words.
   *
   * @param text not yet escaped
   */
  record Text(String text) implements Html {
    @Override
    public void print(StringBuilder out) {
      out.append(escaped(text));
    }
  }

  /**
   * Several pieces.
   *
   * @param pieces in order
   */
  record Sequence(List<Html> pieces) implements Html {
    public Sequence {
      pieces = List.copyOf(pieces);
    }

    @Override
    public void print(StringBuilder out) {
      pieces.forEach(p -> p.print(out));
    }

    @Override
    public String text() {
      StringBuilder words = new StringBuilder();
      pieces.forEach(p -> words.append(p.text()));
      return words.toString();
    }
  }

  /**
   * An SVG drawing.
   *
   * @param svg well-formed
   */
  record Drawing(String svg) implements Html {
    @Override
    public void print(StringBuilder out) {
      out.append(svg).append('\n');
    }

    @Override
    public String text() {
      return "";
    }
  }

  /** Text or attribute value with the five special characters replaced. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if (c >= ' ' || c == '\n' || c == '\t') {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }
}
