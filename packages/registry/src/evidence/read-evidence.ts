import {
  type AttachedDecision,
  BlastgateError,
  type DecisionStatement,
  decisionPredicateType,
  decisionStatementSchema,
  type Finding,
  finding,
} from "@blastgate/core";
import { z } from "zod/mini";
import type { Digest } from "../oci/digest.ts";
import { decodeJson } from "../release/canonical-json.ts";
import type { Store } from "../store.ts";
import { envelopeSchema, type OpenedEnvelope, openEnvelope } from "./envelope.ts";
import { envelopeOf, inTotoType, maxEnvelopeBytes } from "./evidence-manifest.ts";
import type { TrustedKey } from "./keys.ts";

/** What is attached to a release. */
export interface ReadEvidence {
  /** What was decided, in the order of digests, without what was altered or cannot be read. */
  decisions: AttachedDecision[];
  /** What is wrong with any of it, by code: unsigned, signed by a key that is not trusted, altered, damaged. */
  findings: Finding[];
}

/** Statements of other kinds that others have attached are left aside. */
export async function readEvidence(
  store: Store,
  release: Digest,
  trusted: readonly TrustedKey[],
): Promise<ReadEvidence> {
  const listed = await store.referrers(release, inTotoType);
  const read: ReadEvidence[] = [];
  for (const { digest } of listed.toSorted((a, b) => (a.digest < b.digest ? -1 : 1))) {
    read.push(await readOne(store, release, digest, trusted));
  }
  return { decisions: read.flatMap(({ decisions }) => decisions), findings: read.flatMap(({ findings }) => findings) };
}

async function readOne(
  store: Store,
  release: Digest,
  evidence: Digest,
  trusted: readonly TrustedKey[],
): Promise<ReadEvidence> {
  const refuse = (detail: string) => wrong(finding("evidence-invalid", { evidence, detail }));
  const content = await readEnvelope(store, release, evidence);
  if (content === null) return { decisions: [], findings: [] };
  if (!(content instanceof Uint8Array)) return { decisions: [], findings: content };
  const envelope = decodeJson(content, envelopeSchema);
  if ("detail" in envelope) return refuse(envelope.detail);
  const opened = openEnvelope(envelope.value, trusted);
  const findings = signatureFindings(evidence, opened);
  if (opened.signedBy.length === 0 && opened.altered.length > 0) return wrong(...findings);

  if (envelope.value.payloadType !== inTotoType) return refuse(`its payload is ${envelope.value.payloadType}`);
  const kind = decodeJson(opened.payload, z.object({ predicateType: z.string() }));
  if ("detail" in kind) return refuse(kind.detail);
  if (kind.value.predicateType !== decisionPredicateType) return { decisions: [], findings: [] };
  const statement = decodeJson<DecisionStatement>(opened.payload, decisionStatementSchema);
  if ("detail" in statement) return refuse(statement.detail);
  const { subject, predicate } = statement.value;
  const about = `sha256:${subject[0].digest.sha256}`;
  if (about !== release) return wrong(finding("evidence-of-another-release", { evidence, release, subject: about }));
  const { decision, baseline } = predicate;
  return { decisions: [{ envelope: evidence, decision, baseline, signedBy: opened.signedBy }], findings };
}

function wrong(...findings: Finding[]): ReadEvidence {
  return { decisions: [], findings };
}

/** The envelope; `null` where what is attached is none; what is wrong, where the store has it damaged. */
async function readEnvelope(store: Store, release: Digest, evidence: Digest): Promise<Uint8Array | Finding[] | null> {
  try {
    const layer = envelopeOf(await store.readManifest(evidence), release);
    return layer ? await store.readBlob(layer.digest, { size: layer.size, maxBytes: maxEnvelopeBytes }) : null;
  } catch (error) {
    if (error instanceof BlastgateError && error.findings.every(({ code }) => damage.has(code))) return error.findings;
    throw error;
  }
}

/** What is wrong with one piece of evidence, and not with the store or the way to it. */
const damage = new Set([
  "store-content-missing",
  "store-content-damaged",
  "store-content-too-large",
  "store-manifest-invalid",
]);

function signatureFindings(evidence: Digest, { signedBy, altered, unknown }: OpenedEnvelope): Finding[] {
  const isUnsigned = signedBy.length + altered.length + unknown.length === 0;
  return [
    ...altered.map((key) => finding("evidence-altered", { evidence, key })),
    ...unknown.map((keyid) => finding("evidence-key-unknown", { evidence, keyid })),
    ...(isUnsigned ? [finding("evidence-unsigned", { evidence })] : []),
  ];
}
