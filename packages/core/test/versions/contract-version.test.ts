import { expect, test } from "vitest";
import { parse } from "yaml";
import { withVersion } from "../../src/versions/contract-version.ts";

test.for([
  { written: "plain, with a comment", before: "version: 2.3.0 # since March", after: "version: 2.4.0 # since March" },
  { written: "in double quotes", before: 'version: "2.3.0"', after: 'version: "2.4.0"' },
  { written: "in single quotes, oddly spaced", before: "version:    '2.3.0'  ", after: "version:    '2.4.0'  " },
  { written: "with escapes", before: 'version: "2\\x2e3.0" # why?', after: "version: 2.4.0 # why?" },
  { written: "as a block", before: "version: >-\n  2.3.0", after: "version: >-\n  2.4.0" },
  { written: "with a tag", before: "version: !!str 2.3.0", after: "version: !!str 2.4.0" },
])("a version that is written $written is replaced, and nothing else", ({ before, after }) => {
  const around = (version: string) =>
    `# 2.3.0 was Brand's\r\nprompt:   shared/persona\n${version}\n\nowner: "@acme/ai-platform"\ninvariants: [ { id: v2.3.0, why: 'version: 2.3.0' } ]\n`;
  const edited = withVersion(around(before), "2.3.0", "2.4.0");
  expect(edited).toBe(around(after));
  expect(parse(edited)).toEqual({ ...parse(around(before)), version: "2.4.0" });
});

test("of an alias the place that uses it is replaced, not the one it stands for", () => {
  const text = "prompt: shared/persona\ndescription: &first 2.3.0\nversion: *first\n";
  const edited = withVersion(text, "2.3.0", "2.4.0");
  expect(edited).toBe("prompt: shared/persona\ndescription: &first 2.3.0\nversion: 2.4.0\n");
});

test("JSON is YAML", () => {
  expect(withVersion('{"prompt":"shared/persona","version":"2.3.0"}', "2.3.0", "2.3.1")).toBe(
    '{"prompt":"shared/persona","version":"2.3.1"}',
  );
});
