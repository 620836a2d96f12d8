/**
 * The story of the README on the example company, in a temporary clone: a shared persona is made more concise, every
 * team's own evals pass, and the composed evals say NO-GO; reworded it works, and is GO once somebody has said why and
 * its owner has approved. Fails if the story does not come out so.
 */
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { blocksOf, type Decision, decisionSchema } from "@blastgate/core";
import { execa } from "execa";

const repository = fileURLToPath(new URL("..", import.meta.url));
const cli = join(repository, "packages/cli/src/main.ts");
const persona = "prompts/shared/_persona.prompt";

const thorough =
  "Take the time to read everything the customer wrote, from the first line to the last, before you decide what they need.";
const concise = "Be more concise: keep it brief and to the point, and do not dwell on details.";
const reworded =
  "Read everything the customer wrote, from the first line to the last, before you decide what they need. Keep what you write back to them short and friendly.";

const why = "Customers found our answers wordy; being brief must not cost them a reading.";

const folder = await prepareClone();
/** In place of a pull request's reviews. */
const approvals = join(folder, "..", "approvals.json");
const git = (...args: string[]) => execa("git", args, { cwd: folder });

tell("The workspace of Acme: seven teams, nine features, shared prompts.");
await blastgate(["lint"], 0);
await blastgate(["graph"], 0);

tell("To begin with, every suite is run once against its floors: all green.");
const first = await check(["--no-review"], "empty", "floors", 0);
assert.equal(first.verdict, "GO");
assert.equal(first.suites.length, 9);

tell("Team C wants to make the persona more concise. Who is downstream?");
await blastgate(["impact", persona], 0);
await git("switch", "--quiet", "--create", "concise-persona");
await edit(thorough, concise);
await git("commit", "--quiet", "--all", "--message", "Make the persona more concise");
await blastgate(["affected", "--base", "main", "--explain"], 0);

tell("Each team's own evals, every prompt alone: they pass.");
const isolated = await check(["--isolated", "--no-review"], "main", "isolated", 0);
assert.equal(isolated.verdict, "GO");

tell("The same edit with prompts composed as customers meet them.");
const composed = await check([], "main", "concise", 1);
assert.equal(composed.evals, "NO-GO");
const routing = composed.suites.find(({ suite }) => suite === "support-routing");
assert.equal(routing?.verdict, "NO-GO");
assert.ok((routing?.difference?.upper ?? 0) < 0, "the drop of routing is beyond chance");
const way = composed.impact.nodes.find(({ id }) => id === "suite:support-routing");
assert.equal(way?.path[0], "prompt:shared/persona");

tell("Reworded: short answers, but every message read in full.");
await edit(concise, reworded);
await git("commit", "--quiet", "--all", "--message", "Keep answers short, and read messages in full");
const mended = await check([], "main", "reworded", 1);
assert.equal(mended.evals, "GO");
assert.deepEqual(blocking(mended), ["note-missing", "approval-missing"]);

tell("The evals hold, and yet: nobody has said why, and nobody has approved.");
await blastgate(["change", "shared/persona", "--bump", "patch", "--why", why], 0);
await git("add", ".blastgate/changes");
await git("commit", "--quiet", "--message", "Say why answers get shorter");
await approve("@paula", "@acme/ai-platform");
const approved = await check(["--approvals", approvals], "main", "approved", 0);
assert.equal(approved.verdict, "GO");

tell("A year on somebody asks why the persona says what it says.");
await blastgate(["log", "shared/persona", "--limit", "3"], 0);

tell(`The story came out as told. The clone with its reports: ${folder}
  the NO-GO: ${join(folder, "reports/concise/report.md")}
  the GO:    ${join(folder, "reports/approved/report.md")}`);

/** A clone whose history is two commits: a workspace with nothing in it, and the whole of Acme. */
async function prepareClone(): Promise<string> {
  const clone = join(await mkdtemp(join(tmpdir(), "blastgate-demo-")), "acme");
  await execa("git", ["clone", "--quiet", repository, clone]);
  const inClone = { cwd: clone };
  const commit = async (tree: string, message: string, ...parents: string[]) => {
    const identity = ["-c", "user.name=Acme", "-c", "user.email=acme@example.com"];
    const args = ["commit-tree", tree, "-m", message, ...parents.flatMap((parent) => ["-p", parent])];
    return (await execa("git", [...identity, ...args], inClone)).stdout;
  };
  const { stdout: config } = await execa("git", ["rev-parse", "HEAD:blastgate.yaml"], inClone);
  const { stdout: tree } = await execa("git", ["mktree"], {
    ...inClone,
    input: `100644 blob ${config}\tblastgate.yaml\n`,
  });
  const empty = await commit(tree, "Set the workspace up");
  const full = await commit("HEAD^{tree}", "Everything Acme has", empty);
  await execa("git", ["config", "user.name", "Team C"], inClone);
  await execa("git", ["config", "user.email", "team-c@example.com"], inClone);
  // What it was cloned from has another history.
  await execa("git", ["remote", "remove", "origin"], inClone);
  await execa("git", ["branch", "empty", empty], inClone);
  await execa("git", ["switch", "--quiet", "--force-create", "main", full], inClone);
  return clone;
}

function blocking({ review }: Decision): string[] {
  assert.ok(review);
  return blocksOf(review).map(({ code }) => code);
}

/** Has someone of a team approve the commit that is checked out. */
async function approve(person: string, team: string): Promise<void> {
  const { stdout: commit } = await git("rev-parse", "HEAD");
  const given = { author: "@carla", approvals: [{ by: person, commit }], teams: { [team]: [person] } };
  await writeFile(approvals, JSON.stringify(given, null, 2));
}

async function edit(before: string, after: string): Promise<void> {
  const path = join(folder, persona);
  const text = await readFile(path, "utf8");
  assert.ok(text.includes(before), `${persona} says: ${before}`);
  await writeFile(path, text.replace(before, after));
}

async function check(flags: string[], base: string, name: string, exitCode: number): Promise<Decision> {
  const out = `reports/${name}`;
  await blastgate(["check", ...flags, "--base", base, "--out", out], exitCode);
  return decisionSchema.parse(JSON.parse(await readFile(join(folder, out, "decision.json"), "utf8")));
}

async function blastgate(args: string[], exitCode: number): Promise<void> {
  process.stdout.write(`\n$ blastgate ${args.join(" ")}\n\n`);
  const result = await execa(process.execPath, [cli, ...args], { cwd: folder, stdio: "inherit", reject: false });
  assert.equal(result.exitCode, exitCode, `blastgate ${args[0]} exits with ${exitCode}`);
}

function tell(text: string): void {
  process.stdout.write(`\n── ${text}\n`);
}
