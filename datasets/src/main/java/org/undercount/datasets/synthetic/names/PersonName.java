package org.undercount.datasets.synthetic.names;

/**
 * An invented person's name.
 *
 * @param given given name
 * @param family family name; empty in both writings where the culture has none
 * @param familyFirst true if the family name is written first
 * @param spaced true if a blank stands between them in the own script
 */
public record PersonName(Written given, Written family, boolean familyFirst, boolean spaced) {

  public boolean hasFamily() {
    return !family.latin().isEmpty();
  }

  /** Whole name in Latin letters, in the culture's order. */
  public String latin() {
    return joined(given.latin(), family.latin(), familyFirst, " ");
  }

  /** Whole name in Latin letters, in the other order, as a form filled in by a stranger. */
  public String latinSwapped() {
    return joined(given.latin(), family.latin(), !familyFirst, " ");
  }

  /** Whole name in its own script. */
  public String own() {
    return joined(given.own(), family.own(), familyFirst, spaced ? " " : "");
  }

  private static String joined(String given, String family, boolean familyFirst, String blank) {
    if (family.isEmpty()) {
      return given;
    }
    return familyFirst ? family + blank + given : given + blank + family;
  }
}
