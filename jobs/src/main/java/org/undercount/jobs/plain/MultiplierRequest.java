package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.indirect.Multiplier;

/**
 * What {@code multiplier} is asked.
 *
 * @param count people the service counted
 */
public record MultiplierRequest(
    long count, Multiplier.Survey survey, Multiplier.Kind kind, double level) {

  /** The options as written; every problem is told at once, with those found before. */
  public static MultiplierRequest parse(
      String count,
      String survey,
      String designEffect,
      String interval,
      double level,
      List<Problem> found) {
    List<Problem> problems = new ArrayList<>(found);
    if (!count.matches("0*[1-9][0-9]{0,14}")) {
      problems.add(
          Problem.in("--count", "expected a whole number of people from 1, found '" + count + "'"));
    }
    long users = 0;
    long asked = 1;
    if (survey.matches("[0-9]{1,12}/[0-9]{1,12}")) {
      int slash = survey.indexOf('/');
      users = Long.parseLong(survey.substring(0, slash));
      asked = Long.parseLong(survey.substring(slash + 1));
      if (asked == 0) {
        problems.add(Problem.in("--survey", "expected somebody asked, found '" + survey + "'"));
      } else if (users > asked) {
        problems.add(
            Problem.in(
                "--survey",
                "expected at most as many users as were asked, found " + users + " of " + asked));
      }
    } else {
      problems.add(
          Problem.in("--survey", "expected users/asked such as 17/100, found '" + survey + "'"));
    }
    if (!designEffect.matches("[0-9]{1,6}(\\.[0-9]+)?")
        || !(Double.parseDouble(designEffect) > 0)) {
      problems.add(
          Problem.in("--design-effect", "expected a number above 0, found '" + designEffect + "'"));
    }
    if (!interval.equals("beta") && !interval.equals("delta")) {
      problems.add(Problem.in("--interval", "expected beta or delta, found '" + interval + "'"));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return new MultiplierRequest(
        Long.parseLong(count),
        new Multiplier.Survey(users, asked, Double.parseDouble(designEffect)),
        interval.equals("beta") ? Multiplier.Kind.BETA : Multiplier.Kind.DELTA,
        level);
  }

  public PlainAnswer answer(long seed) {
    Verdict verdict = Multiplier.of(count, survey, kind, level);
    ObjectNode document = EstimateDocument.of("population size", Multiplier.METHOD, verdict);
    document
        .putObject("survey")
        .put("users", survey.users())
        .put("asked", survey.asked())
        .put("designEffect", survey.designEffect());
    document.put("seed", seed);
    StringBuilder text = new StringBuilder();
    MseText.observed(text, verdict, "");
    MseText.answer(text, verdict, "", true);
    return new PlainAnswer(document, text.toString(), verdict.estimate().isEmpty());
  }
}
