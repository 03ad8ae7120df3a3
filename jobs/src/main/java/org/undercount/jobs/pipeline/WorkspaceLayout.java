package org.undercount.jobs.pipeline;

import java.nio.file.Path;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.SourceId;

/**
 * Where everything lies in a workspace. Nothing outside this type joins paths to the root.
 *
 * @param root the workspace folder
 */
public record WorkspaceLayout(Path root) {

  /** Settings of the whole workspace. */
  public Path settings() {
    return root.resolve("workspace.yaml");
  }

  public Path contracts() {
    return root.resolve("contracts");
  }

  public Path contract(SourceId source) {
    return contracts().resolve(source + ".yaml");
  }

  /** Key files, outside the stores. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** Key of the sealed columns. */
  public Path sealedKey() {
    return keys().resolve("sealed.key");
  }

  /** Key of the pseudonyms. */
  public Path pseudonymKey() {
    return keys().resolve("pseudonym.key");
  }

  /** Files as agencies delivered them, one folder per quarter and source. */
  public Path raw() {
    return root.resolve("raw");
  }

  /** Files as received, read-only, named by their hash. */
  public Path landing() {
    return root.resolve("landing");
  }

  public Path sealed() {
    return root.resolve("sealed");
  }

  public Path analytic() {
    return root.resolve("analytic");
  }

  /** Stage records of a quarter. */
  public Path run(Quarter quarter) {
    return root.resolve("runs").resolve(quarter.toString());
  }

  /** Borders and outlines derived from the boundary data, safe to delete. */
  public Path borderCache() {
    return root.resolve("cache").resolve("borders");
  }

  public Path releases() {
    return root.resolve("release");
  }

  /** The revenue model. */
  public Path revenueModel() {
    return root.resolve("revenue.yaml");
  }

  /** Methods beside the lists. */
  public Path secondMethods() {
    return root.resolve("second-methods.yaml");
  }

  /** Surveys those methods rest on. */
  public Path surveys(Quarter quarter) {
    return root.resolve("surveys").resolve(quarter.toString());
  }

  /** Known truth of a synthetic world; no stage reads it. */
  public Path truth() {
    return root.resolve("truth");
  }

  /** Spark's shuffle files, safe to delete. */
  public Path scratch() {
    return root.resolve("scratch");
  }
}
