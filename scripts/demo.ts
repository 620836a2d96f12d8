/**
 * The story of the README on the example company, in a temporary clone: a shared persona is made more concise, every
 * team's own evals pass, and the composed evals say NO-GO; reworded it works, and is GO once somebody has said why and
 * its owner has approved. Released, promoted on that evidence, rolled back, and traced. Fails if the story does not come
 * out so.
 */
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { blocksOf, type Decision, decisionSchema } from "@blastgate/core";
import { openPrompts } from "@blastgate/runtime";
import { execa } from "execa";
import { z } from "zod";

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
const suites = await readdir(join(folder, "evals"));
await blastgate(["eval", ...suites, "--out", "reports/floors"], 0);
const floors = await decisionIn("reports/floors");
assert.equal(floors.verdict, "GO");
assert.equal(floors.suites.length, 9);

tell("On that evidence what main has is released, and pinned for staging and production.");
const before = await release("reports/floors");
await blastgate(["promote", "staging", "--release", before, "--reason", "The first release"], 0);
await blastgate(["promote", "production", "--reason", "The first release"], 0);

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

tell("The change is released, and the evidence attached. Production takes nothing that staging has not run.");
const after = await release("reports/approved");
await blastgate(["release", "diff", before, after], 0);
await blastgate(["promote", "production", "--release", after, "--dry-run"], 1);
await blastgate(["promote", "staging", "--release", after, "--reason", why], 0);

tell("Acme's chat follows what is pinned for production while it runs.");
const store = join(folder, ".blastgate/store");
const prompts = await openPrompts({ store, environment: "production", copy: null, pollMs: null });
assert.ok((await asked()).includes(thorough));
await blastgate(["promote", "production", "--reason", why], 0);
await prompts.poll();
const rendered = await prompts.get("chat/answer").render({ message: "Where is my card?" });
assert.ok((await asked()).includes(reworded));

tell("Customers complain. First back, then think: a second, and no evals in the way.");
await blastgate(["rollback", "production", "--reason", "Customers miss what to do next"], 0);
await prompts.poll();
assert.ok((await asked()).includes(thorough));
await prompts.close();
await blastgate(["promote", "production"], 1);
await blastgate(["status"], 0);
await blastgate(["history", "production"], 0);

tell("One of the answers is at hand, with the line that was logged: where did it come from?");
await blastgate(["trace", JSON.stringify(rendered.attributes())], 0);

tell("A year on somebody asks why the persona says what it says.");
await blastgate(["log", "shared/persona", "--limit", "3"], 0);

tell(`The story came out as told. The clone with its reports: ${folder}
  the NO-GO: ${join(folder, "reports/concise/report.html")}
  the GO:    ${join(folder, "reports/approved/report.html")}`);

/** What the model of Acme's chat is asked, as its application has it rendered now. */
async function asked(): Promise<string> {
  const { messages } = await prompts.get("chat/answer").render({ message: "Where is my card?" });
  return JSON.stringify(messages);
}

/** Releases the commit that is checked out, and attaches the decision of these reports. */
async function release(reports: string): Promise<string> {
  await blastgate(["release", "create"], 0);
  const { stdout } = await execa(process.execPath, [cli, "release", "create", "--json"], { cwd: folder });
  const { digest } = z.object({ digest: z.string() }).parse(JSON.parse(stdout));
  await blastgate(["release", "attest", digest, "--reports", reports], 0);
  return digest;
}

/** A clone whose history is one commit: the whole of Acme. */
async function prepareClone(): Promise<string> {
  const clone = join(await mkdtemp(join(tmpdir(), "blastgate-demo-")), "acme");
  await execa("git", ["clone", "--quiet", repository, clone]);
  const inClone = { cwd: clone };
  const identity = ["-c", "user.name=Acme", "-c", "user.email=acme@example.com"];
  const everything = ["commit-tree", "HEAD^{tree}", "-m", "Everything Acme has"];
  const { stdout: full } = await execa("git", [...identity, ...everything], inClone);
  await execa("git", ["config", "user.name", "Team C"], inClone);
  await execa("git", ["config", "user.email", "team-c@example.com"], inClone);
  // What it was cloned from has another history.
  await execa("git", ["remote", "remove", "origin"], inClone);
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
  return decisionIn(out);
}

async function decisionIn(reports: string): Promise<Decision> {
  return decisionSchema.parse(JSON.parse(await readFile(join(folder, reports, "decision.json"), "utf8")));
}

async function blastgate(args: string[], exitCode: number): Promise<void> {
  process.stdout.write(`\n$ blastgate ${args.map(inShell).join(" ")}\n\n`);
  const result = await execa(process.execPath, [cli, ...args], { cwd: folder, stdio: "inherit", reject: false });
  assert.equal(result.exitCode, exitCode, `blastgate ${args[0]} exits with ${exitCode}`);
}

function inShell(word: string): string {
  return /^[\w@:./=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function tell(text: string): void {
  process.stdout.write(`\n── ${text}\n`);
}
