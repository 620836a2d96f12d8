import { BlastgateError, finding, type Json } from "@blastgate/core";
import { z } from "zod";

/** What is in it is looked at by the prompt that takes it. */
const bodySchema = z.strictObject({ input: z.record(z.string(), z.custom<Json>()).default({}) });

/**
 * The variables in `{ "input": {…} }`. Only JSON is taken, and only where it is said to be: a page of another site can
 * make a browser post what it calls text, and no JSON.
 *
 * @throws BlastgateError `serve-media-type-refused`, `serve-body-refused`
 */
export function parseRenderInput(contentType: string, content: Uint8Array): Record<string, Json> {
  const [type = ""] = contentType.toLowerCase().split(";", 1);
  if (type.trim() !== "application/json") {
    throw new BlastgateError([finding("serve-media-type-refused", { type: contentType })]);
  }
  const { data, error } = bodySchema.safeParse(parse(content));
  if (data) return data.input;
  const [issue] = error.issues;
  throw refusal(`${issue?.path.length ? `at ${issue.path.join(".")}: ` : ""}${issue?.message.toLowerCase()}`);
}

function parse(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content));
  } catch {
    throw refusal("it is not JSON in UTF-8");
  }
}

function refusal(detail: string): BlastgateError {
  return new BlastgateError([finding("serve-body-refused", { detail })]);
}
