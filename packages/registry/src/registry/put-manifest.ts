import type { BlastgateError } from "@blastgate/core";
import type { Digest } from "../oci/digest.ts";
import type { StoredManifest } from "../oci/manifest.ts";
import { problem } from "../problem.ts";
import { errorsOf, type RegistryClient } from "./client.ts";
import type { Answer } from "./exchange.ts";

/**
 * Keeps a manifest under a reference: a digest, a tag, or the tag of a list of referrers. A single attempt, since whether
 * one that got no answer was heeded has to be looked up.
 *
 * @throws Passing, or BlastgateError `store-manifest-incomplete`
 */
export async function putManifest(
  client: RegistryClient,
  reference: string,
  { descriptor, content }: StoredManifest,
): Promise<Answer> {
  const answer = await client.attempt({
    method: "PUT",
    url: client.manifestUrl(reference),
    what: reference,
    actions: "pull,push",
    content: { type: descriptor.mediaType, body: content },
    answers: [400, 404],
  });
  if (answer.status < 300) return answer;
  throw refusal(client, answer, descriptor.digest);
}

/** https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes */
const unknownParts = ["MANIFEST_BLOB_UNKNOWN", "MANIFEST_UNKNOWN", "BLOB_UNKNOWN"];

/** As a manifest is written, "not found" is about its parts. */
function refusal(client: RegistryClient, answer: Answer, digest: Digest): BlastgateError {
  const unknown = errorsOf(answer.body).find(({ code }) => unknownParts.includes(code));
  if (!unknown) return client.failure(answer, digest);
  const missing = /sha256:[0-9a-f]{64}/.exec(JSON.stringify(unknown))?.[0] ?? "a part";
  return problem("store-manifest-incomplete", { store: client.store, what: digest, missing });
}
