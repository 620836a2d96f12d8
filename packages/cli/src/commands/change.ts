import { relative, resolve, sep } from "node:path";
import {
  BlastgateError,
  type Bump,
  type Finding,
  finding,
  type Note,
  nearest,
  noteFile,
  reviewChange,
} from "@blastgate/core";
import { openRepository, type Repository } from "@blastgate/workspace";
import { applyEdits } from "../apply-edits.ts";
import { type Context, exitCodes, print, printJson, runCommand } from "../context.ts";
import { rangeOf } from "../range.ts";
import { compare, readSoundSide } from "../read-sides.ts";
import { todayOf } from "../today.ts";

interface Flags {
  json: boolean;
  bump?: Bump | undefined;
  why?: string | undefined;
  base?: string | undefined;
}

export default async function change(this: Context, flags: Flags, ...named: string[]): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const { prompts, unknown } = await findPrompts(repository, this.cwd, named);
    const problems = [...unknown, ...(flags.why?.trim() === "" ? [finding("why-empty", {})] : [])];
    if (problems.length > 0) throw new BlastgateError(problems);
    const note = completeNote(prompts, flags) ?? (await askForRest(this, repository, prompts, flags));
    if (!note) return exitCodes.givenUp;
    const file = noteFile(note);
    await applyEdits(repository.root, [file]);
    if (flags.json) printJson(this, { path: file.path, ...note });
    else print(this, `Wrote ${file.path}`);
    return exitCodes.done;
  });
}

/**
 * Ids of the prompts that are named, by id or by path; and a finding for each that there is not.
 *
 * @throws BlastgateError where the working tree has errors.
 */
async function findPrompts(repository: Repository, cwd: string, named: readonly string[]): Promise<FoundPrompts> {
  const { side } = await readSoundSide(repository, undefined, "structure");
  const ids = new Set(side.snapshot.prompts.map(({ id }) => id));
  const byPath = new Map(side.snapshot.prompts.map(({ id, path }) => [path, id]));
  const prompts = new Set<string>();
  const unknown: Finding[] = [];
  for (const prompt of named) {
    const path = relative(repository.root, resolve(cwd, prompt)).split(sep).join("/");
    const id = ids.has(prompt) ? prompt : byPath.get(path);
    if (id === undefined) unknown.push(finding("change-prompt-unknown", { prompt, suggestion: nearest(prompt, ids) }));
    else prompts.add(id);
  }
  return { prompts: [...prompts], unknown };
}

interface FoundPrompts {
  prompts: string[];
  unknown: Finding[];
}

/** The note, where the flags say all of it. */
function completeNote(prompts: readonly string[], { bump, why }: Flags): Note | null {
  if (prompts.length === 0 || bump === undefined || why === undefined) return null;
  return { releases: prompts.map((prompt) => ({ prompt, bump })), why };
}

/** Asks for what the flags leave open; `null` where the one who is asked gives up. */
async function askForRest(
  { process: { stdin, stderr } }: Context,
  repository: Repository,
  prompts: readonly string[],
  flags: Flags,
): Promise<Note | null> {
  if (!stdin.isTTY || !stderr.isTTY) {
    const missing = [
      ...(prompts.length === 0 ? ["PROMPT"] : []),
      ...(flags.bump === undefined ? ["--bump"] : []),
      ...(flags.why === undefined ? ["--why"] : []),
    ];
    throw new BlastgateError([finding("change-flag-missing", { missing })]);
  }
  const range = await rangeOf(repository, flags);
  const comparison = await compare(repository, range, { baseRequired: true, checked: "structure" });
  const review = reviewChange({ ...comparison, commit: null, trust: "head", today: todayOf(undefined) });
  const changed = review.prompts.filter(({ status }) => status !== "removed");
  if (prompts.length === 0 && changed.length === 0) {
    throw new BlastgateError([finding("nothing-to-note", { base: range.base })]);
  }
  const { askForNote } = await import("../ask-for-note.ts");
  return askForNote({ prompts, bump: flags.bump, why: flags.why }, changed, { input: stdin, output: stderr });
}
