package org.undercount.notebooks;

import java.util.List;
import org.undercount.datasets.release.Manifest;
import org.undercount.datasets.release.ReleaseBundle;

/** What the notebook says and does. */
final class ReadTheData {

  private ReadTheData() {}

  static List<NotebookCell> cells(ReleaseBundle bundle) {
    Manifest.Publication publication = bundle.manifest().publication();
    return List.of(
        NotebookCell.markdown(
            "title",
            "# "
                + publication.title()
                + "\n\nRelease "
                + bundle.name()
                + ", "
                + publication.releaseDate()
                + ". "
                + (publication.synthetic()
                    ? "**SYNTHETIC: every number describes a simulated world; none is about real people.**"
                    : "")
                + "\n\nThis notebook opens the published tables beside it. It needs pandas and"
                + " matplotlib and no network. A count that is empty with status `withheld` is"
                + " confidential; it is not zero."),
        NotebookCell.code("load", LOAD),
        NotebookCell.markdown(
            "headlines-text",
            "## Headlines\n\nNo estimate is shown without its interval; a refused one shows its"
                + " reason and, where there is one, a lower bound."),
        NotebookCell.code("headlines", HEADLINES),
        NotebookCell.markdown("chart-text", "## Estimates and records side by side"),
        NotebookCell.code("chart", CHART),
        NotebookCell.markdown(
            "checks-text",
            "## Checks\n\nTotals that are printed in full must add up, files must match their"
                + " description, and Parquet must equal CSV where it can be read."),
        NotebookCell.code("totals", TOTALS),
        NotebookCell.code("schemas", SCHEMAS),
        NotebookCell.code("parquet", PARQUET));
  }

  private static final String LOAD =
      """
      import hashlib, json
      from pathlib import Path
      import pandas as pd

      here = Path.cwd()
      release = here if (here / "manifest.json").exists() else here.parent
      data = release / "data"
      package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
      tables = {
          # "NA" is Namibia's code, not a missing value: only an empty cell is.
          r["name"]: pd.read_csv(data / r["path"], keep_default_na=False, na_values=[""])
          for r in package["resources"]
      }
      print(package["title"], package["version"])
      for name, table in tables.items():
          print(f"{name:12} {len(table):6} rows")
      """;

  private static final String HEADLINES =
      """
      headlines = tables["headlines"]
      for h in headlines.itertuples():
          where = f"{h.key}  {h.estimand}, {h.place}"
          if pd.notna(h.value):
              print(f"{where}: {h.value:,.0f} {h.unit} "
                    f"({h.level:.0%} interval {h.lower:,.0f} to {h.upper:,.0f}, {h.interval_kind}; {h.status})")
          else:
              bound = f"; at least {h.lower_bound:,.0f}" if pd.notna(h.lower_bound) else ""
              print(f"{where}: no estimate, because {h.refusal_reason}{bound}")
      """;

  private static final String CHART =
      """
      import matplotlib
      import matplotlib.pyplot as plt

      shown = headlines[(headlines["unit"] == "people") & headlines["value"].notna()].iloc[::-1]
      if len(shown):
          figure, axis = plt.subplots(figsize=(8, 0.6 * len(shown) + 1.2))
          rows = range(len(shown))
          axis.hlines(rows, shown["lower"], shown["upper"], color="#7fb7c1", linewidth=7, label="interval")
          axis.plot(shown["value"], rows, "o", color="#0b6374", label="estimate")
          axis.plot(shown["observed"], rows, "s", color="#b2561a", label="in the records")
          axis.set_yticks(list(rows))
          axis.set_yticklabels(shown["key"])
          axis.set_xlim(left=0)
          axis.set_xlabel("people")
          axis.legend(loc="lower right", frameon=False)
          figure.tight_layout()
      """;

  private static final String TOTALS =
      """
      quality = tables["quality"]
      assert (quality["read"] == quality["accepted"] + quality["rejected"]).all()

      estimated = headlines[headlines["value"].notna()]
      assert ((estimated["lower"] <= estimated["value"]) & (estimated["value"] <= estimated["upper"])).all()
      assert estimated["level"].between(0, 1, inclusive="neither").all()
      assert headlines[headlines["value"].isna()]["refusal_reason"].notna().all()

      flows = tables["flows"]
      pairs = flows[(flows["origin"] != "all") & (flows["destination"] != "all")]
      checked = 0
      for keys, group in pairs.groupby(["quarter", "origin", "destination"]):
          parts = group[group["transit"] != "all"]
          total = group[group["transit"] == "all"]
          if len(parts) and len(total) and (group["count_status"] == "exact").all():
              assert parts["count"].sum() == total["count"].iloc[0], keys
              checked += 1
      print("totals over transit that add up:", checked)
      """;

  private static final String SCHEMAS =
      """
      for resource in package["resources"]:
          file = data / resource["path"]
          names = [field["name"] for field in resource["schema"]["fields"]]
          assert list(tables[resource["name"]].columns) == names, resource["name"]
          digest = hashlib.sha256(file.read_bytes()).hexdigest()
          assert resource["hash"] == "sha256:" + digest, resource["name"]
          assert resource["bytes"] == file.stat().st_size
      print("every table is as datapackage.json describes it")
      """;

  private static final String PARQUET =
      """
      files = sorted(data.glob("*.parquet"))
      try:
          for file in files:
              other = pd.read_parquet(file)
              assert len(other) == len(tables[file.stem]), file.name
          print("Parquet files that hold as many rows as their CSV:", len(files))
      except ImportError:
          print("no Parquet reader is installed; the CSV files hold the same rows")
      """;
}
