package org.undercount.jobs.link.files;

import java.util.List;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/** What the lists of the invented world say of a person, in the order of its listings. */
final class ListingFields {

  static final List<Field> ALL =
      List.of(
          new Field("full_name", FieldKind.FULL_NAME),
          new Field("document", FieldKind.IDENTIFIER),
          new Field("phone", FieldKind.PHONE),
          new Field("birth_date", FieldKind.DATE),
          new Field("sex", FieldKind.SEX),
          new Field("nationality", FieldKind.NATIONALITY));

  private ListingFields() {}
}
