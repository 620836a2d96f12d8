import type { Json } from "../schemas/common.ts";

/** The dialects of JSON Schema that are understood. */
export type DialectName = "draft-07" | "2020-12";

/** The dialect that a schema's `$schema` names; `undefined` where it is another one. Without it, draft-07. */
export function dialectName(written: Json | undefined): DialectName | undefined {
  if (written === undefined) return "draft-07";
  if (typeof written !== "string") return undefined;
  if (/^https?:\/\/json-schema\.org\/draft-07\/schema#?$/.test(written)) return "draft-07";
  return /^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/.test(written) ? "2020-12" : undefined;
}
