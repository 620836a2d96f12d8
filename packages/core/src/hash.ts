import { createHash, hash } from "node:crypto";
import canonicalize from "canonicalize";

/** SHA-256 of a text, as 64 hexadecimal digits. */
export function hashText(text: string): string {
  return hash("sha256", text, "hex");
}

/** SHA-256 of a value's canonical JSON (RFC 8785): the order of keys does not matter, that of lists does. */
export function hashJson(value: unknown): string {
  return hashText(canonicalize(value) ?? "null");
}

/** The id git gives a file of this content (SHA-1, as git's default object format). */
export function gitBlobId(content: Uint8Array): string {
  return createHash("sha1").update(`blob ${content.byteLength}\0`).update(content).digest("hex");
}
