package org.undercount.datasets.synthetic.people;

import java.time.LocalDate;
import java.util.List;
import org.undercount.datasets.synthetic.names.PersonName;

/**
 * One invented person who is held at some time.
 *
 * @param id number within the world
 * @param name the name
 * @param papers what identifies the person beside the name
 * @param traits who the person is
 * @param offer what brought the person there
 * @param captivity where and when the person is held
 */
record Person(
    int id, PersonName name, Papers papers, Traits traits, Offer offer, Captivity captivity) {

  /**
   * What identifies a person beside the name.
   *
   * @param birthDate date of birth
   * @param document an invented document number, in no issuer's format
   * @param dialling country calling code
   * @param subscriber subscriber number, starting 000 so that it can be nobody's
   */
  record Papers(LocalDate birthDate, String document, String dialling, String subscriber) {}

  /**
   * Who a person is.
   *
   * @param origin where from
   * @param female woman or man
   * @param education none, primary, secondary or tertiary
   * @param languages ISO 639-1 codes, sorted
   * @param volunteer went knowing and could leave at first
   * @param visibility how much easier than others to detect, standard normal, seen by nobody
   */
  record Traits(
      Origin origin,
      boolean female,
      String education,
      List<String> languages,
      boolean volunteer,
      double visibility) {

    Traits {
      languages = List.copyOf(languages);
    }
  }

  /**
   * What brought a person there.
   *
   * @param advertised country promised
   * @param transit countries passed through, in order
   */
  record Offer(String advertised, List<String> transit) {

    Offer {
      transit = List.copyOf(transit);
    }
  }
}
