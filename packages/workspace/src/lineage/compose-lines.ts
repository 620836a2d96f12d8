import { type BlamedLine, type PromptFile, type Reference, runTimeReach } from "@blastgate/core";
import { bodyLineOf } from "@blastgate/templates";

export type ComposedLine = Omit<BlamedLine, "cause">;

export interface Composed {
  lines: ComposedLine[];
  /** There would be more of them. */
  isCut: boolean;
}

/** The prompts of a snapshot by id, and the texts of some. */
export interface Library {
  prompts: ReadonlyMap<string, PromptFile>;
  texts: ReadonlyMap<string, string>;
}

/**
 * A prompt's lines with those of the prompts it includes in place of the references to them. Where a reference is only a
 * part of a line, or known only at run time, the line stays and they follow it. A prompt that is not there, or that
 * includes itself, is left out. No more than `limit` lines are given, nor more prompts gone into.
 */
export function composeLines(id: string, library: Library, limit: number): Composed {
  const lines: ComposedLine[] = [];
  const left = { prompts: limit };
  for (const line of linesOf([id], library, true, left)) {
    if (lines.length === limit) return { lines, isCut: true };
    lines.push(line);
  }
  return { lines, isCut: left.prompts < 0 };
}

/** Prompts included in each other; a generator can wait for no more of others. */
const deepest = 1_000;

function* linesOf(
  through: string[],
  library: Library,
  inPlace: boolean,
  left: { prompts: number },
): Generator<ComposedLine> {
  if (through.length > deepest) left.prompts = 0;
  // Without a line in them, prompts that include each other twice over would be gone into without end.
  left.prompts--;
  if (left.prompts < 0) return;
  const id = through.at(-1) ?? "";
  const [file, text] = [library.prompts.get(id), library.texts.get(id)];
  if (!file || text === undefined) return;
  const { path } = file;
  const byLine = Map.groupBy(file.references, ({ position }) => position.line);
  const first = bodyLineOf(path, text);
  for (const [index, written] of text.replace(/\n$/, "").split("\n").entries()) {
    const line = index + 1;
    if (line < first) continue;
    const references = byLine.get(line) ?? [];
    const targets = references
      .flatMap((reference) => targetsOf(file, reference, library.prompts))
      .filter((target) => library.texts.has(target) && !through.includes(target));
    const isReplaced = targets.length > 0 && references.length === 1 && isAlone(written, references[0]);
    if (!isReplaced) yield { text: written, through, path, line, inPlace };
    for (const target of new Set(targets)) yield* linesOf([...through, target], library, inPlace && isReplaced, left);
  }
}

/** The prompts that a reference may mean: of one that is known only at run time, those that the prompt declares. */
export function targetsOf(file: PromptFile, { target }: Reference, prompts: ReadonlyMap<string, PromptFile>): string[] {
  if (target !== null) return [target];
  const reaches = file.metadata.uses.length > 0 ? runTimeReach(file) : null;
  if (!reaches) return [];
  return [...prompts.values()].filter(({ id, format }) => format === file.format && reaches(id)).map(({ id }) => id);
}

/** Whether a line holds a reference whose place its prompt's text takes, and nothing else. */
function isAlone(line: string, reference: Reference | undefined): boolean {
  if (!reference || reference.target === null) return false;
  const text = line.trim();
  if (text.replace(/^<(.*)>$/, "$1") === reference.written) return true;
  return /^\{\{~?\s*>(?:(?!\{\{|\}\}).)*\}\}$/.test(text) || /^\{%-?\s*include\s(?:(?!\{%|%\}).)*%\}$/.test(text);
}
