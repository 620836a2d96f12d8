import { existsSync } from "node:fs";
import { join } from "node:path";
import { draftWorkspace, type Found, type WorkspaceDraft } from "@blastgate/core";
import { findDraftable, openRepository } from "@blastgate/workspace";
import { applyEdits } from "../apply-edits.ts";
import { type Context, exitCodes, print, printJson, runCommand } from "../context.ts";
import { editorSchemaOf } from "../editor-schema.ts";

interface Flags {
  json: boolean;
  dryRun: boolean;
}

export default async function init(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const { root } = repository;
    const draft = await withSchemas(root, await draftAround(root, await findDraftable(repository)));
    if (!flags.dryRun) await applyEdits(root, draft.files);
    if (flags.json) printJson(this, { written: !flags.dryRun, ...draft });
    else {
      const { renderWorkspaceDraft } = await import("../render-workspace-draft.ts");
      print(this, renderWorkspaceDraft(draft, this.layout, { written: !flags.dryRun, contents: flags.dryRun }));
    }
    return exitCodes.done;
  });
}

/** A file that git ignores is no part of a workspace, and is left as it is all the same. */
async function draftAround(root: string, found: Found): Promise<WorkspaceDraft> {
  const isTaken = ({ path }: { path: string }) => existsSync(join(root, path));
  const draft = await draftWorkspace(found);
  const taken = draft.files.filter(isTaken);
  if (taken.length === 0) return draft;
  const paths = new Set([...found.paths, ...taken.map(({ path }) => path)]);
  const { files, unsure } = await draftWorkspace({ ...found, paths });
  return { files: files.filter((file) => !isTaken(file)), unsure };
}

/** Where an editor finds the schema of a draft, if this package is installed in the repository. */
async function withSchemas(root: string, { files, unsure }: WorkspaceDraft): Promise<WorkspaceDraft> {
  const named = files.map(async ({ path, content }) => {
    const kind = kindOf(path);
    const schema = kind && (await editorSchemaOf(kind, root, path));
    return { path, content: schema ? `# yaml-language-server: $schema=${schema}\n${content}` : content };
  });
  return { files: await Promise.all(named), unsure };
}

function kindOf(path: string): string | null {
  if (path === "blastgate.yaml") return "blastgate";
  if (path.endsWith(".feature.yaml")) return "feature";
  return path.endsWith("/suite.yaml") ? "suite" : null;
}
