import { availableParallelism } from "node:os";
import {
  BlastgateError,
  type Finding,
  finding,
  type LineCause,
  type PromptBlame,
  type PromptFile,
  type Snapshot,
} from "@blastgate/core";
import { promptId } from "@blastgate/templates";
import { foldersOf } from "../folders.ts";
import { readTexts } from "../read-texts.ts";
import { headCommit, type Repository } from "../repository.ts";
import { blameFile, type LineOrigin } from "./blame-file.ts";
import { type Composed, type ComposedLine, composeLines, targetsOf } from "./compose-lines.ts";
import { findPrompt, type WrittenPrompt } from "./find-prompt.ts";
import { findReasons } from "./find-reasons.ts";
import { readCommits, readCuts } from "./history.ts";
import { type LineageCaches, openSides } from "./sides.ts";
import { uncommittedNotes } from "./uncommitted.ts";

/** More lines than anybody reads; prompts that include each other twice over can have any number. */
const mostLines = 10_000;

/**
 * The text of a prompt of the working tree as composed, line by line, each with the commit that wrote it, and why.
 *
 * @throws BlastgateError `history-prompt-unknown`, `blame-prompt-removed`, or where the working tree has no usable
 *   `blastgate.yaml`.
 */
export async function readPromptBlame(
  repository: Repository,
  written: WrittenPrompt,
  { caches = {} }: { caches?: LineageCaches } = {},
): Promise<PromptBlame> {
  const sides = openSides(repository, caches);
  const { snapshot } = await sides.workingTree();
  const head = await headCommit(repository);
  const committed = head === null ? undefined : await sides.at(head);
  const { prompts: root } = foldersOf(snapshot.config);
  const snapshots = [snapshot, ...(committed ? [committed.snapshot] : [])];
  const { id, path } = await findPrompt(repository, written, snapshots, head, root);

  const { lines: composed, isCut } = await readComposed(repository, snapshot, id);
  const origins = await blameFiles(repository, new Set(composed.map((line) => line.path)));
  const notes = uncommittedNotes(snapshot, committed?.snapshot);
  const { lines, asked } = findCauses(composed, origins, root);
  const [commits, reasons, cuts] = await Promise.all([
    readCommits(repository, [...new Set(asked.flatMap(({ commit }) => commit ?? []))]),
    findReasons(repository, asked, notes),
    readCuts(repository),
  ]);
  const causes = asked.map(
    ({ commit, prompt }, index): LineCause => ({
      commit: commits.get(commit ?? "") ?? null,
      prompt,
      reasons: reasons[index] ?? [],
    }),
  );
  const cut = [...new Set(asked.flatMap(({ commit }) => (commit !== null && cuts.has(commit) ? [commit] : [])))];
  const findings: Finding[] = [
    ...cut.map((commit) => finding("history-cut", { commit })),
    ...(isCut ? [finding("blame-cut", { limit: mostLines })] : []),
  ];
  return { prompt: id, path, lines, causes, findings };
}

async function readComposed(repository: Repository, snapshot: Snapshot, id: string): Promise<Composed> {
  const prompts = new Map(snapshot.prompts.map((file) => [file.id, file]));
  if (!prompts.has(id)) throw new BlastgateError([finding("blame-prompt-removed", { prompt: id })]);
  const texts = await readTexts(repository, snapshot, includedBy(id, prompts));
  return composeLines(id, { prompts, texts }, mostLines);
}

/** The prompt and all that its lines can come from. */
function includedBy(id: string, prompts: ReadonlyMap<string, PromptFile>): Set<string> {
  const ids = new Set([id]);
  for (const each of ids) {
    const file = prompts.get(each);
    for (const reference of file?.references ?? []) {
      for (const target of file ? targetsOf(file, reference, prompts) : []) ids.add(target);
    }
  }
  return ids;
}

async function blameFiles(repository: Repository, paths: ReadonlySet<string>): Promise<Map<string, LineOrigin[]>> {
  const origins = new Map<string, LineOrigin[]>();
  const left = [...paths].values();
  const work = async () => {
    for (const path of left) origins.set(path, await blameFile(repository, path));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return origins;
}

interface AskedOfLines {
  commit: string | null;
  prompt: string;
  prompts: Set<string>;
}

/** Lines that a commit wrote in one prompt have one cause. Notes may name the prompt by its id then or now. */
function findCauses(composed: readonly ComposedLine[], origins: ReadonlyMap<string, LineOrigin[]>, root: string) {
  const causes = new Map<string, { index: number; asked: AskedOfLines }>();
  const lines = composed.map((line) => {
    const prompt = line.through.at(-1) ?? "";
    const { commit, path } = origins.get(line.path)?.[line.line - 1] ?? { commit: null, path: line.path };
    const key = `${commit} ${prompt}`;
    const cause = causes.get(key) ?? {
      index: causes.size,
      asked: { commit, prompt, prompts: new Set([prompt]) },
    };
    cause.asked.prompts.add(promptId(path, root));
    causes.set(key, cause);
    return { ...line, cause: cause.index };
  });
  return { lines, asked: [...causes.values()].map(({ asked }) => asked) };
}
