package org.undercount.estimators.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undercount.estimators.network.RecruitmentFlaw.Part;

/**
 * Respondents as chains of recruitment that start with seeds: ids are unique, every recruiter is in
 * the sample, nobody is recruited through people recruited by themselves.
 */
public final class RecruitmentSample {

  private final List<Recruit> recruits;
  private final int[] recruiter; // row, −1 for a seed
  private final int waves;

  private RecruitmentSample(List<Recruit> recruits, int[] recruiter, int waves) {
    this.recruits = recruits;
    this.recruiter = recruiter;
    this.waves = waves;
  }

  /** The sample; every flaw in one message where the respondents are no chains. */
  public static RecruitmentSample of(List<Recruit> recruits) {
    List<RecruitmentFlaw> flaws = flaws(recruits);
    if (!flaws.isEmpty()) {
      throw new IllegalArgumentException(
          "Respondents must form chains of recruitment: "
              + String.join(
                  "; ",
                  flaws.stream()
                      .map(f -> "respondent " + (f.row() + 1) + " " + f.message())
                      .toList()));
    }
    int[] recruiter = recruiters(recruits, rowById(recruits));
    return new RecruitmentSample(List.copyOf(recruits), recruiter, depth(recruiter));
  }

  /** All that keeps respondents from forming chains, in their order; empty when they do. */
  public static List<RecruitmentFlaw> flaws(List<Recruit> recruits) {
    List<RecruitmentFlaw> flaws = new ArrayList<>();
    Map<String, Integer> rows = rowById(recruits);
    int[] recruiter = recruiters(recruits, rows);
    for (int i = 0; i < recruits.size(); i++) {
      Recruit recruit = recruits.get(i);
      int row = i;
      if (rows.getOrDefault(recruit.id(), i) != i) {
        flaws.add(
            new RecruitmentFlaw(
                i, Part.ID, "has the id of an earlier respondent, expected every id once"));
      }
      recruit
          .recruiter()
          .filter(id -> !rows.containsKey(id))
          .ifPresent(
              id ->
                  flaws.add(
                      new RecruitmentFlaw(
                          row,
                          Part.RECRUITER,
                          "has a recruiter who is not in the sample, expected the id of a respondent"
                              + " or, for a seed, nothing")));
      if (isOnCycle(i, recruiter)) {
        flaws.add(
            new RecruitmentFlaw(
                i,
                Part.RECRUITER,
                recruiter[i] == i
                    ? "is recruited by itself, expected another respondent"
                    : "is recruited by people it recruited itself, expected chains that start with"
                        + " seeds"));
      }
    }
    return List.copyOf(flaws);
  }

  /** Respondents. */
  public int size() {
    return recruits.size();
  }

  int degree(int row) {
    return recruits.get(row).degree();
  }

  boolean outcome(int row) {
    return recruits.get(row).outcome();
  }

  boolean isSeed(int row) {
    return recruiter[row] < 0;
  }

  int seeds() {
    return (int) recruits.stream().filter(Recruit::isSeed).count();
  }

  /** Recruitments between the seeds and the last of the longest chain. */
  int waves() {
    return waves;
  }

  int positives() {
    return (int) recruits.stream().filter(Recruit::outcome).count();
  }

  /** Recruits handed in by each respondent, in their order. */
  int[] recruitsOfEach() {
    int[] handedIn = new int[size()];
    for (int from : recruiter) {
      if (from >= 0) {
        handedIn[from]++;
      }
    }
    return handedIn;
  }

  /** Who recruited whom by outcome. */
  Recruitments recruitments() {
    long[][] counts = new long[2][2];
    for (int i = 0; i < size(); i++) {
      if (recruiter[i] >= 0) {
        counts[group(recruiter[i])][group(i)]++;
      }
    }
    return new Recruitments(counts[0][0], counts[0][1], counts[1][0], counts[1][1]);
  }

  /** The respondents by outcome and degree, over these degrees in ascending order. */
  Tally tally(int[] degrees) {
    Tally tally = new Tally(degrees);
    for (int i = 0; i < size(); i++) {
      int degreeClass = Arrays.binarySearch(degrees, degree(i));
      if (recruiter[i] < 0) {
        tally.addSeed(group(i), degreeClass);
      } else {
        tally.addRecruit(group(recruiter[i]), group(i), degreeClass);
      }
    }
    return tally;
  }

  int group(int row) {
    return outcome(row) ? 1 : 0;
  }

  private static Map<String, Integer> rowById(List<Recruit> recruits) {
    Map<String, Integer> rows = new HashMap<>();
    for (int i = 0; i < recruits.size(); i++) {
      rows.putIfAbsent(recruits.get(i).id(), i);
    }
    return rows;
  }

  private static int[] recruiters(List<Recruit> recruits, Map<String, Integer> rows) {
    int[] recruiter = new int[recruits.size()];
    for (int i = 0; i < recruiter.length; i++) {
      recruiter[i] = recruits.get(i).recruiter().map(id -> rows.getOrDefault(id, -1)).orElse(-1);
    }
    return recruiter;
  }

  /** Whether the way up the chain comes back to the row. */
  private static boolean isOnCycle(int row, int[] recruiter) {
    int at = recruiter[row];
    for (int step = 0; step < recruiter.length && at >= 0 && at != row; step++) {
      at = recruiter[at];
    }
    return at == row;
  }

  private static int depth(int[] recruiter) {
    int[] wave = new int[recruiter.length]; // 0 where not known yet; a seed has 1
    int deepest = 0;
    for (int i = 0; i < recruiter.length; i++) {
      Deque<Integer> way = new ArrayDeque<>();
      int at = i;
      while (at >= 0 && wave[at] == 0) {
        way.push(at);
        at = recruiter[at];
      }
      int above = at < 0 ? 0 : wave[at];
      while (!way.isEmpty()) {
        wave[way.pop()] = ++above;
      }
      deepest = Math.max(deepest, wave[i]);
    }
    return Math.max(0, deepest - 1);
  }
}
