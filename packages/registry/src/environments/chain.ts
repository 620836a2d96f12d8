import {
  BlastgateError,
  type EnvironmentState,
  environmentNameSchema,
  environmentState,
  messageOf,
  type RecordedDeployment,
} from "@blastgate/core";
import { type Digest, isDigest } from "../oci/digest.ts";
import { hasCode, problem } from "../problem.ts";
import type { Store } from "../store.ts";
import { readRecord } from "./record.ts";

/** Records that were read and verified, by digest: what is named by its digest is read once. */
export type KnownRecords = Map<Digest, RecordedDeployment>;

const prefix = "env.";
/** Ends a chain that has no end. */
const maxRecords = 100_000;

export function tagOfEnvironment(environment: string): string {
  return `${prefix}${environment}`;
}

/** Every environment that the store has a history of, sorted. */
export async function listEnvironments(store: Store): Promise<string[]> {
  const names = (await store.listTags()).filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
  return names.filter((name) => environmentNameSchema.safeParse(name).success);
}

/** What every environment of the store runs, by name. @throws BlastgateError as `readChain` does */
export async function readEnvironments(
  store: Store,
  known: KnownRecords = new Map(),
): Promise<Map<string, EnvironmentState>> {
  const names = await listEnvironments(store);
  const read = await Promise.all(names.map((name) => readSoundPart(store, name, known)));
  const findings = read.flatMap(({ broken }) => broken?.findings ?? []);
  if (findings.length > 0) throw new BlastgateError(findings);
  return new Map(read.map(({ state }) => [state.environment, state]));
}

/**
 * An environment's history from its tag back to the first record, each verified against the digest that the next one
 * names it by. One without a tag never ran anything.
 *
 * @throws BlastgateError `deployment-chain-broken`, which says at which link
 */
export async function readChain(
  store: Store,
  environment: string,
  known: KnownRecords = new Map(),
): Promise<EnvironmentState> {
  const { state, broken } = await readSoundPart(store, environment, known);
  if (broken) throw broken;
  return state;
}

/** As much of a history as can be told, from its last record back; and what is broken before that. */
export async function readSoundPart(
  store: Store,
  environment: string,
  known: KnownRecords,
): Promise<{ state: EnvironmentState; broken: BlastgateError | null }> {
  const tag = tagOfEnvironment(environment);
  const records: RecordedDeployment[] = [];
  const seen = new Set<string>();
  let at: string | null = await store.readTag(tag);
  let next: RecordedDeployment | undefined;
  const told = (broken: BlastgateError | null) => ({
    state: environmentState(environment, records.toReversed()),
    broken,
  });
  while (at !== null) {
    const args = { environment, record: at, namedBy: next?.digest ?? tag };
    const broken = (detail: string, cause?: unknown) =>
      told(problem("deployment-chain-broken", { ...args, detail }, { cause }));
    if (!isDigest(at) || seen.has(at)) return broken("it is in this history already.");
    if (records.length === maxRecords) return broken(`it is older than ${maxRecords} records.`);
    seen.add(at);
    const read = known.get(at) ?? (await readLink(store, at));
    if (read instanceof BlastgateError) return broken(wordsOf(read), read);
    const odd = oddity(read, environment, next);
    if (odd) return broken(odd);
    known.set(at, read);
    records.push(read);
    next = read;
    at = read.previous;
  }
  return told(null);
}

/** What is wrong with a record is given back. A store that cannot be reached says nothing of it, and is told as it is. */
async function readLink(store: Store, digest: Digest): Promise<RecordedDeployment | BlastgateError> {
  try {
    return await readRecord(store, digest);
  } catch (error) {
    if (error instanceof BlastgateError && isDamage(error)) return error;
    throw error;
  }
}

function wordsOf({ findings }: BlastgateError): string {
  return findings.map((found) => messageOf(found)).join(" ");
}

/** Whether what is stored is to blame, and not the way to it. */
export function isDamage(error: unknown): boolean {
  return hasCode(
    error,
    "deployment-record-invalid",
    "store-content-missing",
    "store-content-damaged",
    "store-content-too-large",
    "store-manifest-invalid",
    "store-link-refused",
  );
}

/** What of a record does not fit to the one after it, `undefined` of the last. */
export function oddity(
  { environment, sequence, previous }: RecordedDeployment,
  expected: string,
  next: RecordedDeployment | undefined,
): string | null {
  if (environment !== expected) return `it is a record of ${environment}.`;
  if (next && sequence !== next.sequence - 1) return `it is record ${sequence}, before record ${next.sequence}.`;
  if ((previous === null) !== (sequence === 1))
    return `it is record ${sequence}, and names ${previous ?? "none"} before it.`;
  return null;
}
