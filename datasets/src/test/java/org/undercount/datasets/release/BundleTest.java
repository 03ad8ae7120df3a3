package org.undercount.datasets.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.disclosure.Audit;
import org.undercount.datasets.disclosure.CountedUnit;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.disclosure.Rule;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

class BundleTest {

  @TempDir Path releases;

  @Test
  void readsBackExactlyWhatWasWritten() {
    Path release = BundleWriter.write(releases, FixtureRelease.content(), List.of());
    assertThat(release).hasFileName("2023Q2-r1");
    ReleaseBundle bundle = ReleaseBundle.load(release);
    assertThat(bundle.content()).isEqualTo(FixtureRelease.content());
    assertThat(bundle.name()).isEqualTo("2023Q2-r1");
  }

  @Test
  void aFreshReleaseHasNoFindings() {
    Path release = BundleWriter.write(releases, FixtureRelease.content(), List.of());
    assertThat(BundleVerifier.findings(release)).isEmpty();
  }

  @Test
  void theSameContentIsTheSameRelease() {
    Path first = BundleWriter.write(releases, FixtureRelease.content(), List.of());
    assertThat(BundleWriter.write(releases, FixtureRelease.content(), List.of())).isEqualTo(first);
    assertThat(BundleWriter.all(releases)).hasSize(1);
  }

  @Test
  void otherContentBecomesTheNextReleaseAndLeavesTheFirst() throws IOException {
    Path first = BundleWriter.write(releases, FixtureRelease.content(), List.of());
    String before = Files.readString(first.resolve("MANIFEST.sha256"));
    Path second =
        BundleWriter.write(
            releases, FixtureRelease.content(Quarter.parse("2023Q2"), 1.2), List.of());
    assertThat(second).hasFileName("2023Q2-r2");
    assertThat(Files.readString(first.resolve("MANIFEST.sha256"))).isEqualTo(before);
  }

  @Test
  void twoWritersGiveTheSameBytes(@TempDir Path elsewhere) throws IOException {
    Path one = BundleWriter.write(releases, FixtureRelease.content(), List.of());
    Path other = BundleWriter.write(elsewhere, FixtureRelease.content(), List.of());
    assertThat(Files.readString(other.resolve("MANIFEST.sha256")))
        .isEqualTo(Files.readString(one.resolve("MANIFEST.sha256")));
  }

  @Test
  void nothingAppearsUnderItsNameWhenAPartFails() throws IOException {
    BundlePart failing =
        (bundle, directory) -> {
          throw new IOException("disk full");
        };
    assertThatThrownBy(
            () -> BundleWriter.write(releases, FixtureRelease.content(), List.of(failing)))
        .hasMessageContaining("disk full");
    assertThat(BundleWriter.all(releases)).isEmpty();
    assertThat(BundleWriter.write(releases, FixtureRelease.content(), List.of()))
        .hasFileName("2023Q2-r1");
  }

  @Test
  void refusesToPublishWhatAReaderCanWorkOut() {
    ReleaseBundle.Content content = FixtureRelease.content();
    List<ProfileRow> profile = new ArrayList<>(content.tables().counts().profile());
    profile.replaceAll(
        p ->
            p.destination().equals("LA") && p.category().equals("women")
                ? new ProfileRow(
                    p.quarter(), "LA", p.dimension(), p.category(), Disclosed.exact(108))
                : p);
    assertThatThrownBy(() -> BundleWriter.write(releases, with(content, profile), List.of()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining(
            "release: not published: people{destination=LA, quarter=2023Q2, sex=unknown} is"
                + " withheld, but can only be 3 to 3");
    assertThat(BundleWriter.all(releases)).isEmpty();
  }

  @Test
  void refusesToPublishWhatTheAuditFound() {
    ReleaseBundle.Content c = FixtureRelease.content();
    ReleaseBundle.Content failed =
        new ReleaseBundle.Content(
            c.manifest(),
            c.tables(),
            c.provenance(),
            new Audit(41, 2, 4, 3, List.of(), List.of("people{origin=KE}")));
    assertThatThrownBy(() -> BundleWriter.write(releases, failed, List.of()))
        .hasMessageContaining("the audit says that people{origin=KE} can be worked out");
  }

  @Test
  void refusesToPublishAContactAndNeverRepeatsIt() {
    BundlePart leaking =
        (bundle, directory) ->
            Files.writeString(directory.resolve("note.txt"), "first\ncall +855 12 345 678 now\n");
    assertThatThrownBy(
            () -> BundleWriter.write(releases, FixtureRelease.content(), List.of(leaking)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("note.txt:2: must not be published: it holds a telephone number");
  }

  @Test
  void recognisesTheFormsOfAContact() {
    assertThat(kinds("see t.me/jobs_abroad")).containsExactly("a messenger link");
    assertThat(kinds("write to @jobs_abroad today")).containsExactly("a handle");
    assertThat(kinds("at 16.68812, 98.50711")).containsExactly("a pair of coordinates");
    assertThat(kinds("11,300 people (10,300 to 12,500), 2023-04-01, 0.9912, 118204.0")).isEmpty();
  }

  private static List<String> kinds(String text) {
    return PatternScan.in("x.txt", text).stream()
        .map(p -> p.message().replace("must not be published: it holds ", ""))
        .toList();
  }

  @Test
  void seesAChangedAMissingAndAnUnexpectedFile() throws IOException {
    Path release = BundleWriter.write(releases, FixtureRelease.content(), List.of());
    Path headlines = release.resolve("data/headlines.csv");
    Files.writeString(headlines, Files.readString(headlines).replace("11300", "11301"));
    Files.delete(release.resolve("data/linkage.csv"));
    Files.writeString(release.resolve("extra.txt"), "x");
    assertThat(BundleVerifier.findings(release))
        .extracting(Problem::toString)
        .contains(
            "data/headlines.csv: was changed after publication: its hash differs",
            "data/linkage.csv: is listed in MANIFEST.sha256 but missing",
            "extra.txt: is not listed in MANIFEST.sha256: unexpected");
  }

  @Test
  void seesASchemaThatDoesNotDescribeItsFile() throws IOException {
    Path release = BundleWriter.write(releases, FixtureRelease.content(), List.of());
    Path description = release.resolve("data/datapackage.json");
    Files.writeString(
        description,
        Files.readString(description).replace("\"name\" : \"gate\"", "\"name\" : \"test\""));
    assertThat(BundleVerifier.findings(release))
        .extracting(Problem::toString)
        .contains("data/datapackage.json: schema of table gates does not describe data/gates.csv");
  }

  @Test
  void saysWhereARowCannotBeRead() throws IOException {
    Path release = BundleWriter.write(releases, FixtureRelease.content(), List.of());
    Path quality = release.resolve("data/quality.csv");
    Files.writeString(quality, Files.readString(quality).replace("3120,3081", "3120,many"));
    assertThatThrownBy(() -> ReleaseBundle.load(release))
        .hasMessage("quality.csv:2 [accepted]: expected integer, got \"many\"");
  }

  @Test
  void saysWhatADirectoryLacksToBeARelease(@TempDir Path empty) {
    assertThat(BundleVerifier.findings(empty))
        .extracting(Problem::message)
        .containsExactly("expected the directory of a release, with MANIFEST.sha256");
    assertThatThrownBy(() -> ReleaseBundle.load(empty))
        .hasMessageContaining("expected the directory of a release, with a manifest.json");
  }

  @Test
  void aSmallRecordedCountTakesItsEstimateWithIt() {
    Headline open = FixtureRelease.content().tables().estimates().headlines().get(1);
    Headline small =
        new Headline(
            open.definition(), Disclosed.exact(7), open.answer(), open.lowerBound(), open.trust());
    Headline guarded = SmallNumbers.guard(small, CountedUnit.PEOPLE, Rule.DEFAULT);
    assertThat(guarded.observed()).isEqualTo(Disclosed.withheld());
    assertThat(guarded.estimate()).isNull();
    assertThat(guarded.lowerBound()).isNull();
    assertThat(guarded.trust().status()).isEqualTo(Status.REFUSED);
    assertThat(SmallNumbers.guard(open, CountedUnit.PEOPLE, Rule.DEFAULT)).isSameAs(open);
  }

  @Test
  void roundsIntervalsOutward() {
    assertThat(SmallNumbers.outward(10_349.2, 12_451, 0.95, "profile likelihood", 3))
        .isEqualTo(new Interval(10_300, 12_500, 0.95, "profile likelihood"));
  }

  @Test
  void aHeadlineNeverStandsWithoutItsIntervalOrReason() {
    assertThatThrownBy(() -> new Headline.Refused(" ", "loglinear"))
        .hasMessage("A refusal needs a reason, got an empty one");
    assertThatThrownBy(
            () -> new Headline.Estimated(5, new Interval(6, 7, 0.95, "Wald"), "loglinear"))
        .hasMessageStartingWith("An estimate lies in its interval, got value=5.0");
    Headline open = FixtureRelease.content().tables().estimates().headlines().get(1);
    assertThatThrownBy(
            () ->
                new Headline(
                    open.definition(),
                    open.observed(),
                    open.answer(),
                    null,
                    new Headline.Trust(Status.REFUSED, "C", List.of(), true)))
        .hasMessage(
            "Headline E2.KH.2023Q2 has status refused exactly when it has no estimate, got"
                + " status=refused, estimated=true");
  }

  private static ReleaseBundle.Content with(
      ReleaseBundle.Content content, List<ProfileRow> profile) {
    ReleaseTables t = content.tables();
    return new ReleaseBundle.Content(
        content.manifest(),
        new ReleaseTables(
            t.estimates(),
            new ReleaseTables.Counts(
                t.counts().flows(), t.counts().sites(), profile, t.counts().adverts()),
            t.quality(),
            t.methods()),
        content.provenance(),
        content.audit());
  }
}
