import canonicalize from "canonicalize";
import type { z } from "zod/mini";
import { type Decoded, decode } from "../decode.ts";

/** Canonical JSON (RFC 8785): the same bytes for the same value. */
export function encode(value: unknown): Uint8Array {
  return Buffer.from(canonicalize(value) ?? "null");
}

/**
 * What a schema makes of JSON, or in a few words why it cannot. Nothing may be in it that the schema does not give back:
 * no key twice, none unknown, no other way to write the same.
 */
export function decodeCanonical<Value>(content: Uint8Array, schema: z.core.$ZodType<Value>): Decoded<Value> {
  const decoded = decodeJson(content, schema);
  if ("detail" in decoded || Buffer.compare(encode(decoded.value), content) === 0) return decoded;
  return { detail: "it is not the canonical JSON of what it says" };
}

/** The same, of JSON that others may have written in their way. */
export function decodeJson<Value>(content: Uint8Array, schema: z.core.$ZodType<Value>): Decoded<Value> {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content));
    return decode(value, schema);
  } catch (error) {
    if (error instanceof RangeError) return { detail: "it is nested too deeply" };
    if (error instanceof SyntaxError || error instanceof TypeError) return { detail: "it is not JSON" };
    throw error;
  }
}
