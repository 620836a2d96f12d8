import { BlastgateError, type EnvironmentState, type Finding, finding, type StoreVerification } from "@blastgate/core";
import type { TrustedKey } from "../evidence/keys.ts";
import { readEvidence } from "../evidence/read-evidence.ts";
import { type Digest, digestSchema } from "../oci/digest.ts";
import { hasCode } from "../problem.ts";
import { readRelease } from "../release/read-release.ts";
import { releaseOfTag } from "../release/release-tag.ts";
import type { Store } from "../store.ts";
import { type KnownRecords, listEnvironments, readChain } from "./chain.ts";
import { findUnreachable } from "./find-unreachable.ts";
import { emptyLayer } from "./record.ts";

/**
 * Walks everything that a tag of ours leads to: histories link by link, releases with lock and bundle, what is attached
 * to them and by whom it is signed. It goes on behind what is broken, so that all of it is told at once.
 *
 * @throws BlastgateError where the store itself cannot be reached
 */
export async function verifyStore(store: Store, trusted: readonly TrustedKey[]): Promise<StoreVerification> {
  const findings: Finding[] = [];
  const told = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof BlastgateError) || hasCode(error, "registry-not-reached", "registry-denied")) throw error;
      findings.push(...error.findings);
      return undefined;
    }
  };

  const tags = (await told(() => store.listTags())) ?? [];
  const environments = (await told(() => listEnvironments(store))) ?? [];
  const states = new Map<string, EnvironmentState>();
  const known: KnownRecords = new Map();
  for (const environment of environments) {
    const state = await told(() => readChain(store, environment, known));
    if (state) states.set(environment, state);
  }
  for (const tag of tags) await told(() => checkReleaseTag(store, tag));

  const releases = releasesOf(tags, states);
  const attached = new Set<string>();
  for (const release of releases) {
    await told(() => readRelease(store, release));
    const evidence = await told(() => readEvidence(store, release, trusted));
    findings.push(...(evidence?.findings ?? []));
    for (const { envelope } of evidence?.decisions ?? []) attached.add(envelope);
  }
  findings.push(...[...states.values()].flatMap((state) => missingEvidence(state, attached)));
  if (states.size > 0) await told(() => store.readBlob(emptyLayer, { maxBytes: 2 }));
  const broken = new Set(environments.filter((environment) => !states.has(environment)));
  const unreachable = (await told(() => findUnreachable(store, { releases, states, broken }))) ?? [];
  const named = new Set(findings.flatMap(namedIn));
  findings.push(...unreachable.filter((each) => !namedIn(each).some((digest) => named.has(digest))));
  return {
    store: store.name,
    environments: environments.map((environment) => ({
      environment,
      records: states.get(environment)?.history.length ?? null,
    })),
    releases: releases.length,
    evidence: attached.size,
    findings,
  };
}

/** Releases that are tagged, and those that histories name. */
function releasesOf(tags: readonly string[], states: ReadonlyMap<string, EnvironmentState>): Digest[] {
  const named = [...states.values()].flatMap(({ history }) =>
    history.map(({ release }) => digestSchema.parse(release)),
  );
  return [...new Set([...tags.flatMap((tag) => releaseOfTag(tag) ?? []), ...named])].toSorted();
}

async function checkReleaseTag(store: Store, tag: string): Promise<void> {
  const release = releaseOfTag(tag);
  const found = release && (await store.readTag(tag));
  if (found && found !== release) {
    throw new BlastgateError([finding("release-tag-moved", { store: store.name, release, found })]);
  }
}

/** The one thing that a finding calls broken, so that it is told once. */
function namedIn({ args: { record, what } }: Finding): string[] {
  return [record, what].filter((digest) => typeof digest === "string");
}

/** What a record rests on has to be there still. */
function missingEvidence({ environment, history }: EnvironmentState, attached: ReadonlySet<string>): Finding[] {
  return history.flatMap(({ digest: record, release, evidence }) =>
    evidence
      .filter((each) => !attached.has(each))
      .map((each) => finding("deployment-evidence-missing", { environment, record, release, evidence: each })),
  );
}
