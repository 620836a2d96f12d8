import { configPath, type Finding, ownersOfPrompt, type Snapshot } from "@blastgate/core";
import type { Entry } from "../entries.ts";
import { readEntryTexts } from "../entry-text.ts";
import type { Repository } from "../repository.ts";

/** Whom a CODEOWNERS file names for what nothing in the workspace gives an owner. Where there is no such thing, it is not read. */
export async function readCodeowners(
  repository: Repository,
  entry: Entry | undefined,
  snapshot: Snapshot,
): Promise<{ codeowners: Snapshot["codeowners"]; findings: Finding[] }> {
  const paths = entry ? pathsWithoutOwner(snapshot) : [];
  if (!entry || paths.length === 0) return { codeowners: {}, findings: [] };
  const [text = ""] = await readEntryTexts(repository, [entry]);
  if (typeof text !== "string") return { codeowners: {}, findings: [text] };
  const { parseCodeowners } = await import("./parse-codeowners.ts");
  const { ruleOf, findings } = parseCodeowners(text, entry.path);
  const owned = paths.flatMap((path): [string, string[]][] => {
    const owners = ruleOf(path)?.owners ?? [];
    return owners.length > 0 ? [[path, owners]] : [];
  });
  return { codeowners: Object.fromEntries(owned), findings };
}

function pathsWithoutOwner({ config, prompts, contracts }: Snapshot): string[] {
  const contractOf = new Map(contracts.map((file) => [file.value.prompt, file]));
  const unowned = prompts.filter((file) => ownersOfPrompt(file, contractOf.get(file.id), {}).length === 0);
  return [...(config.owner === undefined ? [configPath] : []), ...unowned.map(({ path }) => path)];
}
