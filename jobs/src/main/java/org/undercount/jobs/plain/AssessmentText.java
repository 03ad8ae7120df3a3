package org.undercount.jobs.plain;

import java.util.List;
import java.util.Locale;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.auto.Alteration;
import org.undercount.estimators.auto.Assessment;
import org.undercount.estimators.auto.Attempt;
import org.undercount.estimators.auto.KnownSize;

/** The page that {@code auto} prints below its verdict. */
final class AssessmentText {

  private static final int WIDTH = 96;

  private AssessmentText() {}

  static void add(StringBuilder text, Assessment assessment, String indent) {
    text.append('\n');
    assessment.explanation().forEach(sentence -> paragraph(text, sentence, indent));
    if (assessment.attempts().isEmpty()) {
      return;
    }
    attempts(text, assessment, indent);
    alterations(text, assessment.alterations(), indent);
    known(text, assessment.known(), indent);
  }

  private static void attempts(StringBuilder text, Assessment assessment, String indent) {
    head(text, indent, "method", "weight", "estimate");
    for (int i = 0; i < assessment.attempts().size(); i++) {
      Attempt attempt = assessment.attempts().get(i);
      row(
          text,
          indent,
          attempt.method(),
          String.format(Locale.ROOT, "%.2f", assessment.weights().get(i)),
          said(attempt.verdict()));
    }
  }

  private static void alterations(StringBuilder text, List<Alteration> all, String indent) {
    head(text, indent, "had the lists been others", "", "log-linear estimate");
    all.forEach(a -> row(text, indent, a.change(), "", said(a.verdict())));
  }

  private static void known(StringBuilder text, List<KnownSize> all, String indent) {
    if (all.isEmpty()) {
      return;
    }
    head(text, indent, "known size of a list", "", "estimated from the other lists");
    for (KnownSize size : all) {
      String list = size.list();
      String number = String.format(Locale.ROOT, "%,d", size.size());
      if (size.attempts().stream().allMatch(a -> a.verdict().estimate().isEmpty())) {
        row(text, indent, list, number, "refused by every method: too few are on other lists");
        continue;
      }
      for (Attempt attempt : size.attempts()) {
        row(text, indent, list, number, attempt.method() + " " + brief(attempt.verdict()));
        list = "";
        number = "";
      }
    }
  }

  private static void head(StringBuilder text, String indent, String a, String b, String c) {
    text.append('\n');
    row(text, indent, a, b, c);
  }

  private static void row(StringBuilder text, String indent, String a, String b, String c) {
    text.append(indent)
        .append(String.format(Locale.ROOT, "%-28s %8s  %s", a, b, c).stripTrailing())
        .append('\n');
  }

  private static String said(Verdict verdict) {
    return verdict
        .estimate()
        .map(AssessmentText::interval)
        .orElseGet(() -> "refused: " + verdict.refusal().orElseThrow());
  }

  private static String brief(Verdict verdict) {
    return verdict.estimate().map(AssessmentText::interval).orElse("refused");
  }

  private static String interval(Estimate estimate) {
    return MseText.number(estimate.value())
        + " ("
        + MseText.number(estimate.interval().lower())
        + " to "
        + MseText.number(estimate.interval().upper())
        + ")";
  }

  private static void paragraph(StringBuilder text, String sentence, String indent) {
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      if (line.length() + word.length() + 1 > WIDTH) {
        text.append(indent).append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    text.append(indent).append(line).append('\n');
  }
}
