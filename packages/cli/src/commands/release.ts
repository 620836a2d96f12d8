import { join, relative, resolve } from "node:path";
import {
  BlastgateError,
  type Decision,
  decisionStatement,
  diffReleases,
  finding,
  type Plan,
  snapshotDigest,
} from "@blastgate/core";
import {
  attachDecision,
  listReleases,
  readEvidence,
  readLocks,
  readRelease,
  releaseDigest,
  type Store,
  type StoredRelease,
  writeRelease,
} from "@blastgate/registry";
import {
  inert,
  renderRelease,
  renderReleaseDiff,
  renderReleased,
  renderReleases,
  shortDigest,
} from "@blastgate/report";
import { openRepository, type Repository } from "@blastgate/workspace";
import { composeRelease } from "../compose-release.ts";
import { type Context, exitCodes, print, printJson, runCommand, tell, warn } from "../context.ts";
import { openStoreHere, releaseNamed } from "../open-store.ts";
import { readDecisionFile, readPlanFile } from "../plan-files.ts";
import { readSoundSide, readUnchecked } from "../read-sides.ts";
import { refuseDirty } from "../refuse-dirty.ts";
import { releaseOf } from "../release-of.ts";
import { underRules } from "../review-sides.ts";
import { readSigningKey, readTrustedKeys } from "../trusted-keys.ts";

interface Flags {
  json: boolean;
  store?: string | undefined;
}

interface CreateFlags extends Flags {
  rev?: string | undefined;
  allowDirty: boolean;
}

/** `release`: of a commit, unless the working tree differs from it and may. */
export async function create(this: Context, flags: CreateFlags): Promise<void> {
  await runCommand(this, flags, async () => {
    const { rev, allowDirty } = flags;
    if (rev !== undefined && allowDirty)
      throw new BlastgateError([finding("release-rev-and-dirty", { revision: rev })]);
    const repository = await openRepository(this.cwd, { revisions: [rev ?? "HEAD"], status: rev === undefined });
    const dirty = rev === undefined && (await refuseDirty(repository, { allow: allowDirty }));
    const { side, findings } = await readSoundSide(repository, dirty ? undefined : (rev ?? "HEAD"), "structure");
    warn(this, findings);
    const release = await releaseOf(repository, side, dirty);
    const { store } = await openStoreHere(this, flags, { create: true });
    const written = { store: store.name, ...(await writeRelease(store, release)), lock: release.lock };
    if (flags.json) printJson(this, written);
    else print(this, renderReleased(written, this.layout));
    return exitCodes.done;
  });
}

/** `release inspect` */
export async function inspect(this: Context, flags: Flags, written: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const { store, root } = await openStoreHere(this, flags);
    const { digest, lock } = await readRelease(store, await releaseNamed(store, written));
    const evidence = await readEvidence(store, digest, await readTrustedKeys(root));
    const inspected = { digest, lock, ...evidence };
    if (flags.json) printJson(this, inspected);
    else {
      print(this, renderRelease(inspected, this.layout));
      await tell(this, evidence.findings);
    }
    return evidence.findings.some(({ severity }) => severity === "error") ? exitCodes.blocked : exitCodes.done;
  });
}

/** `release list` */
export async function list(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const { store } = await openStoreHere(this, flags);
    const { releases, findings } = await readLocks(store);
    if (flags.json) printJson(this, { releases, findings });
    else {
      print(this, renderReleases(releases, this.layout));
      await tell(this, findings);
    }
    return findings.length > 0 ? exitCodes.blocked : exitCodes.done;
  });
}

/** `release diff` */
export async function diff(this: Context, flags: Flags, before: string, after: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const { store } = await openStoreHere(this, flags);
    const [from, to] = [
      await readRelease(store, await releaseNamed(store, before)),
      await readRelease(store, await releaseNamed(store, after)),
    ];
    const found = diffReleases(from, to, composeRelease);
    if (flags.json) printJson(this, found);
    else print(this, renderReleaseDiff(found, this.layout));
    return exitCodes.done;
  });
}

interface AttestFlags extends Flags {
  reports: string;
  key?: string | undefined;
}

/** `release attest` */
export async function attest(this: Context, flags: AttestFlags, written: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const reports = resolve(repository.root, flags.reports);
    const nameOf = (file: string) => relative(this.cwd, join(reports, file));
    const { plan } = await readPlanFile(nameOf("plan.json"));
    const decision = await readDecisionFile(nameOf("decision.json"));
    const key = flags.key === undefined ? undefined : await readSigningKey(resolve(this.cwd, flags.key), flags.key);
    const { store } = await openStoreHere(this, flags);
    const release = await readRelease(store, await releaseNamed(store, written));
    const statement = decisionStatement(await readDecided(repository, store, release, plan), plan, decision);
    const evidence = await attachDecision(store, statement, key ? [key] : []);
    const { baseline } = statement.predicate;
    const attached = { release: release.digest, evidence, verdict: decision.verdict, baseline, key: key?.id ?? null };
    if (flags.json) printJson(this, attached);
    else print(this, inert(summary(attached)));
    return exitCodes.done;
  });
}

/**
 * What both sides of the plan were, as the releases that their commits give: what a release says of its own commit is not
 * believed.
 *
 * @throws BlastgateError `decision-of-another-release` where the release's commit gives another one
 */
async function readDecided(repository: Repository, store: Store, release: StoredRelease, plan: Plan) {
  const head = await readUnchecked(repository, release.lock.source.commit);
  if (!release.lock.source.dirty && releaseDigest(await releaseOf(repository, head)) !== release.digest) {
    const detail = "the commit that it names gives another release";
    throw new BlastgateError([finding("decision-of-another-release", { release: release.digest, detail })]);
  }
  const base = plan.baseline?.revision ? await readUnchecked(repository, plan.baseline.revision) : null;
  const replaced = base && releaseDigest(await releaseOf(repository, base));
  const isReleased = replaced !== null && (await listReleases(store)).includes(replaced);
  return {
    digest: release.digest,
    release,
    snapshot: snapshotDigest(underRules(base, head, plan.rulesOfBaseline).snapshot),
    baseline: base && isReleased ? { digest: replaced, snapshot: snapshotDigest(base.snapshot) } : null,
  };
}

function summary({ verdict, release, baseline, key }: AttachedSummary): string {
  const against = baseline ? `against ${shortDigest(baseline)}` : "against no release";
  return `Attached to ${shortDigest(release)}: ${verdict} ${against}, ${key ? `signed by ${key.slice(0, 12)}` : "unsigned"}.`;
}

interface AttachedSummary {
  verdict: Decision["verdict"];
  release: string;
  baseline: string | null;
  key: string | null;
}
