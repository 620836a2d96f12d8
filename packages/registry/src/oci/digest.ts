import { hash } from "node:crypto";
import { z } from "zod/mini";

/** The one algorithm that is used here: `sha256:` and 64 hexadecimal digits in lower case. */
export type Digest = `sha256:${string}`;

const pattern = /^sha256:[0-9a-f]{64}$/;

export function isDigest(text: string): text is Digest {
  return pattern.test(text);
}

export const digestSchema = z.custom<Digest>(
  (value) => typeof value === "string" && isDigest(value),
  "a digest is `sha256:` and 64 hexadecimal digits",
);

export function digestOf(content: Uint8Array): Digest {
  return `sha256:${hash("sha256", content, "hex")}`;
}

export function hexOf(digest: Digest): string {
  return digest.slice("sha256:".length);
}
