import { expect, test } from "vitest";
import { blastgate, temporaryFolder } from "./support/repository.ts";

const nowhere = { cwd: temporaryFolder() };

test("a code is explained outside of any repository: what happened, what to do, where it is documented", async () => {
  const said = await blastgate("explain shard-missing", nowhere);
  expect(said).toMatchObject({ exitCode: 0, stderr: "" });
  expect(said.stdout).toBe(`shard-missing error
Evidence of a shard is missing

For example
  There is no evidence of shard 3/4, so nothing can be decided.

What to do
  Run \`blastgate run --shard 3/4\` again, and give its file too.

docs/codes.md#shard-missing`);
});

test("what blocks a change says who can lift it", async () => {
  const { stdout } = await blastgate("explain approval-missing", nowhere);
  expect(stdout).toMatch(/\n\nWho can lift it\n {2}\S/);
  const asJson = await blastgate("explain approval-missing --json", nowhere);
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    code: "approval-missing",
    severity: "error",
    liftedBy: expect.stringMatching(/\S/),
    documented: "docs/codes.md#approval-missing",
  });
});

test("without a code all are listed with their titles, in 80 columns", async () => {
  const { stdout, exitCode } = await blastgate("explain", nowhere);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^ {2}pass-rate-dropped +The pass rate dropped$/m);
  for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  const { groups } = JSON.parse((await blastgate("explain --json", nowhere)).stdout);
  expect(groups).toContainEqual(expect.objectContaining({ title: "Files" }));
});

test("a mistyped code is an error that names the one meant", async () => {
  const said = await blastgate("explain shard-mising", nowhere);
  expect(said).toMatchObject({ exitCode: 2, stdout: "" });
  expect(said.stderr).toMatch(/code-unknown[\s\S]*Did you\s+mean "shard-missing"\?/);
});
