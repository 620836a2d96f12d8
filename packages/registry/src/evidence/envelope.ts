import { sign, verify } from "node:crypto";
import { z } from "zod/mini";
import type { SigningKey, TrustedKey } from "./keys.ts";

/** Both alphabets of RFC 4648. */
const base64Schema = z.string().check(z.regex(/^[A-Za-z0-9+/_-]*={0,2}$/, "it is not base64"));

/**
 * DSSE's JSON envelope (https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md). Without signatures, which DSSE
 * does not have, its payload is what anybody may have written.
 */
export const envelopeSchema = z.object({
  payload: base64Schema,
  payloadType: z.string().check(z.minLength(1)),
  signatures: z.array(z.object({ keyid: z._default(z.string(), ""), sig: base64Schema })),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** What is signed: DSSE's pre-authentication encoding of the payload and its type. Lengths are in bytes. */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = Buffer.from(payloadType);
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.byteLength} `),
    type,
    Buffer.from(` ${payload.byteLength} `),
    payload,
  ]);
}

export function sealEnvelope(payloadType: string, payload: Uint8Array, keys: readonly SigningKey[]): Envelope {
  const signed = preAuthenticationEncoding(payloadType, payload);
  return {
    payload: Buffer.from(payload).toString("base64"),
    payloadType,
    signatures: keys.map(({ id, key }) => ({ keyid: id, sig: sign(null, signed, key).toString("base64") })),
  };
}

export interface OpenedEnvelope {
  payload: Uint8Array;
  /** Names of the trusted keys that signed it, each once. */
  signedBy: string[];
  /** Names of trusted keys that it says have signed it, and that have not signed this. */
  altered: string[];
  /** Ids of the other keys that it says have signed it; `""` where it says nothing. */
  unknown: string[];
}

/**
 * Tells each signature apart. The id of a key is a hint that nobody signed: it says who is to be blamed, and never who is
 * believed.
 */
export function openEnvelope(
  { payload, payloadType, signatures }: Envelope,
  trusted: readonly TrustedKey[],
): OpenedEnvelope {
  const content = Buffer.from(payload, "base64");
  const signed = preAuthenticationEncoding(payloadType, content);
  const [signedBy, altered, unknown] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { keyid, sig } of signatures) {
    const signature = Buffer.from(sig, "base64");
    const signer = trusted.find(({ key }) => verify(null, signed, key, signature));
    const named = trusted.find(({ id }) => id === keyid);
    if (signer) signedBy.add(signer.name);
    else if (named) altered.add(named.name);
    else unknown.add(keyid);
  }
  return { payload: content, signedBy: [...signedBy], altered: [...altered], unknown: [...unknown] };
}
