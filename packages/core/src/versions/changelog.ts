import type { Config } from "../schemas/config.ts";
import { bumps } from "../schemas/names.ts";
import type { VersionedPrompt } from "../schemas/version-plan.ts";

/** Beside the prompt's contract, or where that would stand. */
export function changelogPath({ contracts }: Pick<Config, "contracts">, prompt: string): string {
  return `${contracts}/${prompt}.changelog.md`;
}

/** A prompt's changelog with its new version on top of the others. What else stands in it stays as it is. */
export function addToChangelog(text: string | undefined, versioned: VersionedPrompt, today: string): string {
  const section = sectionOf(versioned, today);
  if (text === undefined || text.trim() === "") return `# ${versioned.prompt}\n\n${section}`;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const added = section.replaceAll("\n", lineEnd);
  const latest = text.search(/^## /m);
  if (latest >= 0) return text.slice(0, latest) + added + lineEnd + text.slice(latest);
  return text.trimEnd() + lineEnd + lineEnd + added;
}

function sectionOf({ version, notes }: VersionedPrompt, today: string): string {
  const parts = bumps.toReversed().flatMap((bump) => {
    const items = notes.filter((note) => note.bump === bump).map(({ why }) => listItem(why));
    return items.length === 0 ? [] : [`### ${titles[bump]}\n\n${items.join("\n")}\n`];
  });
  return [`## ${version?.after ?? today}\n`, ...parts].join("\n");
}

const titles = { major: "Major changes", minor: "Minor changes", patch: "Patch changes" } as const;

/** Lines after the first belong to the item by being indented. */
function listItem(text: string): string {
  return `- ${text.replaceAll(/\r?\n/g, "\n  ").replaceAll(/[ \t]+$/gm, "")}`;
}
