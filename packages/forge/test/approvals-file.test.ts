import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BlastgateError } from "@blastgate/core";
import { expect, test } from "vitest";
import { readApprovalsFile } from "../src/index.ts";
import { head } from "./github-server.ts";

async function read(text: string) {
  const file = join(await mkdtemp(join(tmpdir(), "blastgate-approvals-")), "approvals.json");
  await writeFile(file, text);
  return readApprovalsFile({ path: "approvals.json", file });
}

test("reads what a person has written down", async () => {
  const written = {
    author: "@casey",
    approvals: [{ by: "robin@acme.example", commit: head }],
    teams: { "@acme/compliance": ["robin@acme.example"] },
  };
  expect(await read(JSON.stringify(written))).toEqual({
    ...written,
    approvals: [{ by: "robin@acme.example", commit: head, state: "approved" }],
  });
});

test("reports everything that is wrong with it, each with its line", async () => {
  const text = `{
  "author": "casey",
  "approvals": [
    { "by": "@jane", "commit": "6dcb09b" },
    { "by": "@sam", "commit": "${head}", "state": "aproved" }
  ],
  "team": {}
}
`;
  const error = await read(text).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(BlastgateError);
  expect(
    error.findings.map(({ code, where }: BlastgateError["findings"][number]) => [code, where?.path, where?.line]),
  ).toEqual([
    ["invalid-value", "approvals.json", 2],
    ["invalid-value", "approvals.json", 4],
    ["invalid-value", "approvals.json", 5],
    ["unknown-key", "approvals.json", 7],
  ]);
});

test("a file that is not there is an error, not a change that nobody approved", async () => {
  await expect(
    readApprovalsFile({ path: "approvals.json", file: join(tmpdir(), "none", "approvals.json") }),
  ).rejects.toThrow("file-unreadable");
});
