import { randomUUID } from "node:crypto";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commitFiles } from "./commit-files.ts";
import { promptPath, workspaceFiles } from "./workspace-files.ts";
import { workspaceShape } from "./workspace-shape.ts";

/** A workspace in a repository of its own, with one file edited in the working tree. */
export interface GeneratedWorkspace {
  folder: string;
  /** The edited file, from the repository's root. */
  edited: string;
}

/** Generates about so many prompts with their features, suites and contracts, commits them, and edits one. */
export async function generateWorkspace(folder: string, prompts: number, seed: number): Promise<GeneratedWorkspace> {
  await commitFiles(folder, workspaceFiles(prompts, seed));
  const edited = promptPath({ id: workspaceShape(prompts).edited, partial: true });
  const workspace = { folder, edited };
  await editAnew(workspace);
  return workspace;
}

/** Gives the edited file a text that it never had. */
export async function editAnew({ folder, edited }: GeneratedWorkspace): Promise<void> {
  await appendFile(join(folder, edited), `- Be brief: two sentences are enough (${randomUUID()}).\n`);
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { prompts: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (!folder) throw new Error("Usage: node scripts/bench/generate-workspace.ts --prompts 1000 --seed 1 FOLDER");
  const { edited } = await generateWorkspace(folder, Number(values.prompts), Number(values.seed));
  console.log(`${folder}: ${values.prompts} prompts, ${edited} edited`);
}
