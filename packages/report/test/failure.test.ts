import { finding } from "@blastgate/core";
import { expect, test } from "vitest";
import { renderFailureMarkdown } from "../src/index.ts";

const findings = Array.from({ length: 200 }, (_, index) =>
  finding(
    "reference-unresolved",
    { written: `{{>shared/persona-${index}}} ${"<".repeat(500)}`, target: `shared/persona-${index}`, suggestion: "" },
    { path: "prompts/chat/reply.prompt", line: index + 1 },
  ),
);

test("a failure names what is wrong, where it is, and how much more there is", () => {
  const lines = renderFailureMarkdown(findings, { marker: "blastgate" }).split("\n");
  expect(lines.slice(0, 2)).toEqual(["<!-- blastgate -->", "## ⚠️ ERROR: nothing could be decided"]);
  expect(lines.filter((line) => line.startsWith("- "))).toHaveLength(30);
  expect(lines[3]).toMatch(/^- `prompts\/chat\/reply\.prompt:1`: .*`reference-unresolved`$/);
  expect(lines.at(-1)).toBe("170 more in the log.");
});

test.each([60_000, 8_000, 100])("a failure keeps to a limit: %i bytes", (limit) => {
  const text = renderFailureMarkdown(findings, { limit, marker: "blastgate" });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
  expect(text).toMatch(/\d+ more in the log\.$/);
});
