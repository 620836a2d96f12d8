import { describe, expect, test } from "vitest";
import { BlastgateError, parseTraceQuery } from "../../src/index.ts";
import { digest } from "../environments/builders.ts";

const attributes = {
  "gen_ai.prompt.name": "support/classify",
  "gen_ai.request.model": "gpt-5-mini",
  "blastgate.prompt.digest": digest("d"),
  "blastgate.release.digest": digest("a"),
  "blastgate.environment": "production",
  "blastgate.prompt.version": "1.2.0",
};
const pairs = Object.entries(attributes);
const logged = { kind: "logged", prompt: "support/classify", digest: digest("d"), release: digest("a") };
const openTelemetry = pairs.map(([key, stringValue]) => ({ key, value: { stringValue } }));

test.each([
  { form: "a digest", written: digest("a"), query: { kind: "digest", digits: "a".repeat(64) } },
  { form: "its first digits", written: " 3f9a1c\n", query: { kind: "digest", digits: "3f9a1c" } },
  {
    form: "a prompt's version",
    written: "support/classify@1.2.0",
    query: { kind: "version", prompt: "support/classify", version: "1.2.0" },
  },
  { form: "a line of JSON", written: JSON.stringify({ level: "info", ...attributes }), query: logged },
  { form: "JSON within JSON", written: JSON.stringify({ log: JSON.stringify(attributes) }), query: logged },
  { form: "OpenTelemetry's JSON", written: JSON.stringify({ attributes: openTelemetry }, null, 2), query: logged },
  { form: "names with values", written: pairs.map(([name, value]) => `${name}=${value}`).join(" "), query: logged },
  {
    form: "what Node prints of an object",
    written: pairs.map(([name, value]) => `  '${name}': '${value}',`).join("\n"),
    query: logged,
  },
  {
    form: "JSON with escaped slashes",
    written: JSON.stringify(attributes).replaceAll("/", "\\/"),
    query: logged,
  },
  {
    form: "a release alone",
    written: `blastgate.release.digest: ${digest("a")}`,
    query: { kind: "logged", prompt: null, digest: null, release: digest("a") },
  },
])("$form says what to trace", ({ written, query }) => {
  expect(parseTraceQuery(written)).toEqual(query);
});

describe("it is told why nothing can be traced", () => {
  test.each([
    { written: "support/classify", detail: "it is neither" },
    { written: "3f9", detail: "it is neither" },
    { written: '{"gen_ai.prompt.name":"support/classify"}', detail: "it is neither" },
    { written: "my.blastgate.prompt.digest=3f9a", detail: "it is neither" },
    { written: "blastgate.prompt.digest=sha256:3f9a", detail: "its blastgate.prompt.digest is no whole digest" },
    {
      written: `blastgate.prompt.digest=${digest("d")} blastgate.prompt.digest=${digest("e")}`,
      detail: "it has several values of blastgate.prompt.digest",
    },
    { written: `blastgate.prompt.digest ${'"'.repeat(100_000)}`, detail: "it is neither" },
  ])("$detail", ({ written, detail }) => {
    const error = caught(() => parseTraceQuery(written));
    expect(error.findings).toMatchObject([
      { code: "trace-unclear", args: { detail: expect.stringContaining(detail) } },
    ]);
  });
});

function caught(act: () => unknown): BlastgateError {
  try {
    act();
  } catch (error) {
    if (error instanceof BlastgateError) return error;
  }
  throw new Error("nothing was refused");
}
