import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BlastgateError, type Feature, finding, type Package, targetPath } from "@blastgate/core";
import { ApplicationHost, type RunOptions, type RunSide, sideOfApplication } from "@blastgate/runner";
import { openCheckout, openRepository, type Repository, readSnapshot } from "@blastgate/workspace";
import { buildPackage, type CodeToBuild, installDependencies } from "./build-application.ts";

type SidesToRun = Pick<RunOptions, "plan" | "baseline" | "candidate" | "models">;

interface Settings {
  signal: AbortSignal;
  note: (text: string) => void;
}

/**
 * Runs a plan's evals with its applications built and ready to be asked: those of the working tree in place, those of
 * a revision in a checkout of it. Where the plan has none, nothing is checked out, built or started.
 *
 * @throws BlastgateError `application-not-built`, as git does, or the signal's reason
 */
export async function withApplications<Result>(
  repository: Repository,
  sides: SidesToRun,
  settings: Settings,
  work: (sides: SidesToRun) => Promise<Result>,
): Promise<Result> {
  const opened: OpenSide[] = [];
  const open = async (side: RunSide, name: CodeToBuild["side"]): Promise<ApplicationHost | undefined> => {
    const applications = applicationsOf(side, sides, name);
    if (applications.length === 0) return undefined;
    const made = await openSide(repository, side, name, applications, settings);
    opened.push(made);
    return made.host;
  };
  try {
    // One after the other: each takes all the cores it gets.
    const candidate = await open(sides.candidate, "candidate");
    const baseline = sides.baseline ? await open(sides.baseline, "baseline") : undefined;
    if (!candidate && !baseline) return await work(sides);
    const hosts = { candidate, baseline };
    return await work({
      ...sides,
      candidate: { ...sides.candidate, applications: candidate },
      baseline: sides.baseline && { ...sides.baseline, applications: baseline },
      models: async (model) => {
        const side = sideOfApplication(model);
        return (side && hosts[side]?.load(model)) ?? sides.models(model);
      },
    });
  } finally {
    for (const { host, release } of opened) {
      await host.close();
      release();
    }
  }
}

/** The planned features that are applications on a side. */
function applicationsOf({ snapshot }: RunSide, { plan }: SidesToRun, side: CodeToBuild["side"]): Feature[] {
  const planned = plan.suites.filter(({ paired }) => side === "candidate" || paired).map(({ feature }) => feature);
  return snapshot.features.flatMap(({ value }) =>
    value.target !== undefined && planned.includes(value.feature) ? [value] : [],
  );
}

interface OpenSide {
  host: ApplicationHost;
  release: () => void;
}

async function openSide(
  repository: Repository,
  { snapshot }: RunSide,
  side: CodeToBuild["side"],
  applications: readonly Feature[],
  settings: Settings,
): Promise<OpenSide> {
  const { source, packages } = snapshot;
  const local = applications.filter(({ target }) => target !== undefined && targetPath(target) !== null);
  const parts = [...new Set(local.flatMap((feature) => feature.package ?? []))].toSorted();
  const log = join(repository.commonDir, "blastgate", `build-${side}.log`);
  const codeIn = (folder: string): CodeToBuild => ({ side, folder, packages, log, ...settings });
  const hostIn = (folder: string) => new ApplicationHost({ side, folder, entry });
  if (source.kind === "working-tree" || parts.length === 0) {
    for (const part of parts) await buildPackage(codeIn(repository.root), part);
    if (parts.length > 0) await refuseChanged(repository, packages);
    return { host: hostIn(repository.root), release: () => {} };
  }
  const { folder, release } = await openCheckout(repository, {
    commit: source.revision,
    parts,
    signal: settings.signal,
    async prepare(folder, missing) {
      const code = codeIn(folder);
      await installDependencies(code, missing.join(", "));
      for (const part of missing) await buildPackage(code, part);
    },
  });
  return { host: hostIn(folder), release };
}

/** Responses are kept under what the snapshot says of the code, which has to be the code that runs. */
async function refuseChanged({ root }: Repository, before: readonly Package[]): Promise<void> {
  const { packages } = await readSnapshot(await openRepository(root), { kind: "working-tree" });
  const now = new Map(packages.map(({ name, digest }) => [name, digest]));
  const changed = before.filter(({ name, digest }) => now.get(name) !== digest).map(({ name }) => name);
  if (changed.length > 0) throw new BlastgateError([finding("code-changed", { packages: changed })]);
}

/** Beside this module: from sources in TypeScript, in the bundle compiled. */
const entry = fileURLToPath(
  new URL(import.meta.url.endsWith(".ts") ? "application.ts" : "application.js", import.meta.url),
);
