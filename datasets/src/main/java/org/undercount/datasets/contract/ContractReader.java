package org.undercount.datasets.contract;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.key.SourceId;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/** From YAML to a source contract, or every reason why not. */
final class ContractReader {

  private static final SourceId UNNAMED = SourceId.of("unnamed");
  private static final List<String> SENSITIVITIES = List.of("public", "analytic", "sealed");

  private final Yaml root;

  private ContractReader(Yaml root) {
    this.root = root;
  }

  static SourceContract read(
      String name, String text, Optional<LocalDate> today, Optional<String> fileBase) {
    List<Problem> problems = new ArrayList<>();
    Yaml root = Yaml.parse(name, text, problems);
    if (!problems.isEmpty() && root.keys().isEmpty()) {
      throw new UnusableInputException(problems);
    }
    Optional<SourceContract> contract = new ContractReader(root).contract(text, today, fileBase);
    if (!problems.isEmpty()) {
      problems.sort(java.util.Comparator.comparingLong(Problem::line));
      throw new UnusableInputException(problems);
    }
    return contract.orElseThrow();
  }

  private Optional<SourceContract> contract(
      String text, Optional<LocalDate> today, Optional<String> fileBase) {
    SourceId source = source("source", root.required("source", "the source's short name"));
    fileBase.ifPresent(
        base -> {
          if (!base.equals(source.value()) && !source.equals(UNNAMED)) {
            root.problemAt(
                "source", "is \"" + source + "\" but the file is named " + base + ".yaml");
          }
        });
    List<String> kinds = Arrays.stream(Kind.values()).map(Kind::word).toList();
    Optional<Kind> kind = root.oneOf("kind", kinds).flatMap(Kind::find);
    if (!root.has("kind")) {
      root.problem(root.line(), "needs 'kind': one of " + String.join(", ", kinds));
    }
    String title = root.required("title", "a name for readers");
    SourceContract.Terms terms = terms(today);
    List<SourceId> fedBy = root.texts("fed-by").stream().map(s -> source("fed-by", s)).toList();
    var relations =
        new SourceContract.Relations(fedBy, root.yesNo("duplicates-within-source").orElse(false));
    FileSpec file = file(root.mapping("file"));
    Yaml columns = root.mapping("columns");
    if (!root.has("columns")) {
      root.problem(root.line(), "needs 'columns': where each interpreted column comes from");
    }
    SortedMap<String, ColumnSpec> specs = new TreeMap<>();
    kind.ifPresent(k -> specs.putAll(new ColumnReader(columns, k).read()));
    CheckLimits limits = limits(root.mapping("checks"), kind);
    root.refuseOthers();
    return kind.map(
        k -> new SourceContract(source, k, title, terms, relations, file, specs, limits, text));
  }

  private SourceContract.Terms terms(Optional<LocalDate> today) {
    String purpose = root.required("purpose", "what the data may be used for, in free words");
    String agreement = root.required("agreement", "the reference of the sharing agreement");
    if (!root.has("retention-until")) {
      root.problem(root.line(), "needs 'retention-until': the last day of use, like 2031-12-31");
    }
    LocalDate until = root.date("retention-until").orElse(LocalDate.MAX);
    today.ifPresent(
        day -> {
          if (until.isBefore(day)) {
            root.problemAt(
                "retention-until",
                "passed on "
                    + until
                    + ": the data may no longer be used; renew the agreement or delete the data");
          }
        });
    List<String> outputs = root.texts("permitted-outputs");
    if (outputs.isEmpty()) {
      root.problem(
          root.lineOf("permitted-outputs"),
          "needs 'permitted-outputs': what may be made of it, like [aggregate]");
    }
    String sensitivity = root.oneOf("sensitivity", SENSITIVITIES).orElse("sealed");
    return new SourceContract.Terms(purpose, agreement, until, outputs, sensitivity);
  }

  private SourceId source(String key, String name) {
    try {
      return name.isEmpty() ? UNNAMED : SourceId.of(name);
    } catch (IllegalArgumentException e) {
      root.problem(root.lineOf(key), String.valueOf(e.getMessage()));
      return UNNAMED;
    }
  }

  private FileSpec file(Yaml file) {
    List<String> formats = Arrays.stream(FileFormat.values()).map(FileFormat::word).toList();
    if (!file.has("format")) {
      file.problem(file.line(), "needs 'file.format': one of " + String.join(", ", formats));
    }
    FileFormat format =
        file.oneOf("format", formats).flatMap(FileFormat::find).orElse(FileFormat.CSV);
    char standard = format == FileFormat.TSV ? '\t' : ',';
    String delimiter = file.text("delimiter").orElse(Character.toString(standard));
    if (delimiter.length() != 1) {
      file.problemAt("delimiter", "must be one character, got \"" + delimiter + "\"");
    }
    Charset encoding = StandardCharsets.UTF_8;
    Optional<String> named = file.text("encoding");
    if (named.isPresent()) {
      try {
        encoding = Charset.forName(named.get());
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        file.problemAt(
            "encoding",
            "is not an encoding this Java knows, got \""
                + named.get()
                + "\"; examples: UTF-8, windows-874, windows-1252, GB18030, UTF-16");
      }
    }
    FileSpec spec =
        new FileSpec(
            format,
            delimiter.isEmpty() ? standard : delimiter.charAt(0),
            encoding,
            (int) file.whole("header-row", 1, 1000).orElse(1),
            file.text("sheet"),
            file.text("layer"),
            file.whole("max-megabytes", 1, 1_000_000).orElse(FileSpec.DEFAULT_MAX_MEGABYTES));
    file.refuseOthers();
    return spec;
  }

  private CheckLimits limits(Yaml checks, Optional<Kind> kind) {
    CheckLimits standard = CheckLimits.DEFAULT;
    Yaml completeness = checks.mapping("min-completeness");
    SortedMap<String, Double> least = new TreeMap<>();
    for (String column : new LinkedHashSet<>(completeness.keys())) {
      if (kind.isPresent() && !kind.get().columns().contains(column)) {
        completeness.problemAt(
            column,
            "is not a column of kind " + kind.get() + Spelling.hint(column, kind.get().columns()));
      }
      completeness.decimal(column, 0, 1).ifPresent(share -> least.put(column, share));
    }
    CheckLimits limits =
        new CheckLimits(
            checks.decimal("max-rejected-share", 0, 1).orElse(standard.maxRejectedShare()),
            checks.decimal("max-issue-share", 0, 1).orElse(standard.maxIssueShare()),
            checks.decimal("max-implausible-share", 0, 1).orElse(standard.maxImplausibleShare()),
            checks.decimal("max-duplicate-share", 0, 1).orElse(standard.maxDuplicateShare()),
            checks.decimal("max-volume-factor", 1, 1e6).orElse(standard.maxVolumeFactor()),
            least);
    checks.refuseOthers();
    return limits;
  }
}
