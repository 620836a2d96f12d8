import { BlastgateError, finding } from "../findings/catalogue.ts";
import { type Digest, digestSchema } from "../schemas/release.ts";

/** What a person wants to know the origin of. */
export type TraceQuery =
  /** The hexadecimal digits that a release's or a prompt's digest begins with. */
  | { kind: "digest"; digits: string }
  | { kind: "version"; prompt: string; version: string }
  /** What an application logged of a prompt that it rendered: at least the digest of the prompt or of the release. */
  | { kind: "logged"; prompt: string | null; digest: Digest | null; release: Digest | null };

/**
 * Reads a digest or its beginning, `prompt@version`, or a line that holds the attributes of a rendered prompt, in JSON or
 * any other form that has names with values.
 *
 * @throws BlastgateError `trace-unclear`
 */
export function parseTraceQuery(written: string): TraceQuery {
  const text = written.trim();
  const digits = /^(?:sha256:)?([0-9a-f]{4,64})$/.exec(text)?.[1];
  if (digits !== undefined) return { kind: "digest", digits };
  const [, prompt, version] = /^(?:prompt:)?([\w./-]+)@(\d+\.\d+\.\d+)$/.exec(text) ?? [];
  if (prompt !== undefined && version !== undefined) return { kind: "version", prompt, version };

  const [digest, release] = [digestIn(text, "blastgate.prompt.digest"), digestIn(text, "blastgate.release.digest")];
  if (digest === null && release === null)
    throw unclear("it is neither a digest, nor prompt@version, nor a logged line");
  return { kind: "logged", prompt: attributeIn(text, "gen_ai.prompt.name"), digest, release };
}

function digestIn(text: string, attribute: string): Digest | null {
  const found = attributeIn(text, attribute);
  if (found === null) return null;
  const { data } = digestSchema.safeParse(found);
  if (data === undefined) throw unclear(`its ${attribute} is no whole digest`);
  return data;
}

/**
 * The value after an attribute's name: `"name": "value"`, also where quotes are escaped, since the line stands in another's
 * string; `name=value`; and OpenTelemetry's `{ "key": "name", "value": { "stringValue": "value" } }`.
 */
function attributeIn(text: string, name: string): string | null {
  const quoted = String.raw`[\\"'\s]{0,16}`;
  const between = `${quoted}(?:[:=]|,${quoted}value${quoted}[:=][{\\s]{0,16}(?:${quoted}stringValue${quoted}:)?)${quoted}`;
  const value = String.raw`((?:[\w.:-]|\\?\/)+)`;
  const pattern = new RegExp(String.raw`(?<![\w.])${name.replaceAll(".", "\\.")}${between}${value}`, "gi");
  const values = new Set([...text.matchAll(pattern)].map(([, found = ""]) => found.replaceAll("\\", "")));
  if (values.size > 1) throw unclear(`it has several values of ${name}`);
  const [only] = values;
  return only ?? null;
}

function unclear(detail: string): BlastgateError {
  return new BlastgateError([finding("trace-unclear", { detail })]);
}
