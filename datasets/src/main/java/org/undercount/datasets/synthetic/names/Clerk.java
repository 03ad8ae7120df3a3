package org.undercount.datasets.synthetic.names;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.undercount.datasets.synthetic.settings.Draw;

/**
 * Somebody who writes down what they hear or read: now and then with another spelling, a swapped
 * day and month, a year of the wrong era, a digit amiss. Each fault has its own probability.
 *
 * @param draw the clerk's own draws
 * @param faults how often each fault happens
 */
public record Clerk(Draw draw, Faults faults) {

  private static final int BUDDHIST_ERA_YEARS = 543;
  private static final List<String> SPELLINGS =
      List.of(
          "ph>f", "aa>a", "ee>i", "oo>u", "ou>u", "kh>k", "th>t", "sh>s", "v>w", "w>v", "j>z",
          "y>i", "i>y", "u>oo", "k>c", "c>k", "dd>d", "ss>s", "ll>l", "nn>n", "r>rr", "t>th", "d>dh",
          "n>nn", "a>aa", "ui>uy", "z>j", "q>k", "x>s", "ai>ay");

  /**
   * Probabilities of faults, each from 0 to 1.
   *
   * @param spelling a name is spelt another way
   * @param order family and given name change places
   * @param missingGiven only one name is written
   * @param date a date is wrong
   * @param digit a digit of a number is wrong
   */
  public record Faults(
      double spelling, double order, double missingGiven, double date, double digit) {

    public Faults {
      for (double p : List.of(spelling, order, missingGiven, date, digit)) {
        if (!(p >= 0 && p <= 1)) {
          throw new IllegalArgumentException("A probability of a fault is in [0, 1], got " + p);
        }
      }
    }
  }

  /** The whole name in Latin letters. */
  public String latin(PersonName name) {
    if (name.hasFamily() && draw.chance(faults.missingGiven())) {
      return misspelt(draw.chance(0.7) ? name.given().latin() : name.family().latin());
    }
    return misspelt(draw.chance(faults.order()) ? name.latinSwapped() : name.latin());
  }

  /** The whole name in Latin capitals without diacritics, as on a passport's strip. */
  public String capitals(PersonName name) {
    return ascii(latin(name)).toUpperCase(Locale.ROOT);
  }

  /** The name in its own script, rarely with a slip. */
  public String own(PersonName name) {
    return name.own();
  }

  /** A name or part of one in Latin letters, sometimes spelt another way. */
  public String misspelt(String latin) {
    if (!draw.chance(faults.spelling())) {
      return latin;
    }
    String word = latin;
    for (int attempt = 0; attempt < 12; attempt++) {
      String rule = draw.of(SPELLINGS);
      int cut = rule.indexOf('>');
      int at = word.toLowerCase(Locale.ROOT).indexOf(rule.substring(0, cut), 1);
      if (at > 0) {
        return word.substring(0, at) + rule.substring(cut + 1) + word.substring(at + cut);
      }
    }
    int at = 1 + draw.below(Math.max(1, word.length() - 1));
    return at >= word.length() ? word : word.substring(0, at) + word.substring(at + 1);
  }

  /** A date, sometimes with day and month swapped, a slip of the era, or one day or year off. */
  public LocalDate date(LocalDate date) {
    if (!draw.chance(faults.date())) {
      return date;
    }
    int kind = draw.below(10);
    if (kind < 4 && date.getDayOfMonth() <= 12) {
      return LocalDate.of(date.getYear(), date.getDayOfMonth(), date.getMonthValue());
    }
    if (kind < 5) {
      return date.plusYears(BUDDHIST_ERA_YEARS);
    }
    if (kind < 7) {
      return date.plusDays(draw.chance(0.5) ? 1 : -1);
    }
    return date.plusYears(draw.chance(0.5) ? 1 : -1);
  }

  /** A number, sometimes with one digit wrong or two changed round. */
  public String number(String number) {
    if (!draw.chance(faults.digit())) {
      return number;
    }
    int at = number.length() - 1 - draw.below(Math.min(6, number.length() - 1));
    char[] signs = number.toCharArray();
    if (draw.chance(0.5) || signs[at] == signs[at - 1] || !Character.isDigit(signs[at - 1])) {
      signs[at] = (char) ('0' + (signs[at] - '0' + 1 + draw.below(9)) % 10);
    } else {
      char other = signs[at - 1];
      signs[at - 1] = signs[at];
      signs[at] = other;
    }
    return new String(signs);
  }

  /** Without diacritics, in the letters of ASCII. */
  public static String ascii(String latin) {
    return Normalizer.normalize(latin, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('Đ', 'D')
        .replace('đ', 'd');
  }
}
