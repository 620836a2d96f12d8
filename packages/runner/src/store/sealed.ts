import { crc32 } from "node:zlib";
import type { z } from "zod";

/** A value as it is written: JSON, and what tells whether that is still what was written. */
export interface Sealed {
  json: string;
  checksum: number;
}

export function seal(value: unknown): Sealed {
  const json = JSON.stringify(value);
  return { json, checksum: crc32(json) };
}

/** `undefined` where it is not what was written, or not of that form. */
export function unseal<Value>(schema: z.ZodType<Value>, { json, checksum }: Sealed): Value | undefined {
  return crc32(json) === checksum ? parseAs(schema, json) : undefined;
}

/** The value of a JSON text; `undefined` where it is not of that form. */
export function parseAs<Value>(schema: z.ZodType<Value>, json: string): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
