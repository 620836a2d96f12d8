import { compareText } from "../compare-text.ts";
import type { ContractFile, Snapshot } from "../schemas/snapshot.ts";
import type { VersionedPrompt, VersionPlan } from "../schemas/version-plan.ts";
import { addToChangelog, changelogPath } from "./changelog.ts";
import { withVersion } from "./contract-version.ts";
import { largestBump, nextVersion } from "./next-version.ts";

/** The texts of files as they stand, by path; of a file that there is not, nothing. */
export type Texts = ReadonlyMap<string, string>;

/** Files that `planVersions` has to know the text of, where they are there: contracts and changelogs of noted prompts. */
export function filesToVersion({ notes, contracts, config }: Snapshot): string[] {
  const noted = new Set(notes.flatMap(({ releases }) => releases.map(({ prompt }) => prompt)));
  const governing = contracts.filter(({ value }) => noted.has(value.prompt)).map(({ path }) => path);
  return [...governing, ...[...noted].map((prompt) => changelogPath(config, prompt))];
}

/**
 * What a snapshot's notes come to: each noted prompt's contract gets the version that the largest bump leads to, its
 * changelog tells why, and the notes are removed. Every noted prompt is taken to exist: `checkStructure` says so.
 *
 * @param today Heads the changelog of a prompt that has no contract, and so no version.
 */
export function planVersions(snapshot: Snapshot, texts: Texts, today: string): VersionPlan {
  const contracts = new Map(snapshot.contracts.map((file) => [file.value.prompt, file]));
  const prompts = versionedPrompts(snapshot, contracts);
  const edits = prompts.flatMap((versioned) => {
    const { prompt, version } = versioned;
    const contract = contracts.get(prompt);
    const changelog = changelogPath(snapshot.config, prompt);
    return [
      { path: changelog, content: addToChangelog(texts.get(changelog), versioned, today) },
      ...(contract && version ? [withNewVersion(contract.path, texts, version)] : []),
    ];
  });
  const done = snapshot.notes.map(({ path }) => ({ path, content: null }));
  return { today, prompts, edits: [...edits, ...done].toSorted((a, b) => compareText(a.path, b.path)) };
}

function withNewVersion(path: string, texts: Texts, { before, after }: { before: string; after: string }) {
  const text = texts.get(path);
  if (text === undefined) throw new Error(`${path} is to be edited, and its text is not given`);
  return { path, content: withVersion(text, before, after) };
}

function versionedPrompts({ notes }: Snapshot, contracts: ReadonlyMap<string, ContractFile>): VersionedPrompt[] {
  const noted = notes
    .toSorted((a, b) => compareText(a.path, b.path))
    .flatMap(({ path, why, releases }) => releases.map(({ prompt, bump }) => ({ prompt, note: { path, bump, why } })));
  const byPrompt = Map.groupBy(noted, ({ prompt }) => prompt);
  return [...byPrompt.keys()].sort().map((prompt) => {
    const own = (byPrompt.get(prompt) ?? []).map(({ note }) => note);
    const bump = largestBump(own.map((note) => note.bump)) ?? "patch";
    const before = contracts.get(prompt)?.value.version;
    const version = before === undefined ? null : { before, after: nextVersion(before, bump) };
    return { prompt, bump, version, notes: own };
  });
}
