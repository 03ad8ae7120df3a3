package org.undercount.estimators.network;

/**
 * Why respondents do not form chains of recruitment. Names no respondent: ids may be personal.
 *
 * @param row position of the respondent in the sample, from 0
 * @param part what of the respondent is wrong
 * @param message what was found and what was expected
 */
public record RecruitmentFlaw(int row, Part part, String message) {

  /** The field in question. */
  public enum Part {
    ID,
    RECRUITER
  }
}
