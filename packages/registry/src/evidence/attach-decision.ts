import type { DecisionStatement } from "@blastgate/core";
import { type Digest, digestOf } from "../oci/digest.ts";
import { encode } from "../release/canonical-json.ts";
import type { Store } from "../store.ts";
import { sealEnvelope } from "./envelope.ts";
import { emptyConfig, evidenceManifest, inTotoType } from "./evidence-manifest.ts";
import type { SigningKey } from "./keys.ts";

/**
 * Attaches what was decided to the release that it is about, signed by these keys, and gives the digest that it is named by.
 * To attach the same again changes nothing.
 */
export async function attachDecision(
  store: Store,
  statement: DecisionStatement,
  keys: readonly SigningKey[] = [],
): Promise<Digest> {
  const [{ digest }] = statement.subject;
  const { descriptor: subject } = await store.readManifest(`sha256:${digest.sha256}`);
  const content = encode(sealEnvelope(inTotoType, encode(statement), keys));
  await store.writeBlob(emptyConfig);
  await store.writeBlob(content);
  const envelope = { digest: digestOf(content), size: content.byteLength };
  return (await store.writeManifest(evidenceManifest(subject, envelope))).digest;
}
