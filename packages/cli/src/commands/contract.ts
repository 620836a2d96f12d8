import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  BlastgateError,
  type Contract,
  contractText,
  draftContract,
  finding,
  nearest,
  type PromptFile,
  type Snapshot,
} from "@blastgate/core";
import { inert, paragraph, plural } from "@blastgate/report";
import { openRepository, type WrittenPrompt } from "@blastgate/workspace";
import { applyEdits } from "../apply-edits.ts";
import { type Context, exitCodes, print, printJson, runCommand, warn } from "../context.ts";
import { editorSchemaOf } from "../editor-schema.ts";
import { readSide } from "../read-sides.ts";
import { writtenPrompt } from "../written-prompt.ts";

interface Flags {
  json: boolean;
  owner?: string | undefined;
  force: boolean;
  stdout: boolean;
}

/** `contract new` */
export default async function contractNew(this: Context, flags: Flags, written: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const { root } = repository;
    const { side, findings } = await readSide(repository, undefined, "structure");
    const { snapshot } = side;
    warn(this, findings);
    const prompt = findPrompt(snapshot, writtenPrompt(this, repository, written));
    const contract = draftContract(snapshot, prompt, flags.owner);
    const path = pathOfContract(snapshot, prompt.id);
    const content = contractText(contract, await editorSchemaOf("contract", root, path));
    if (!flags.stdout) await writeDraft(root, { path, content, prompt: prompt.id }, flags.force);
    if (flags.json) printJson(this, { path, contract });
    else print(this, flags.stdout ? shown(content) : summary(this, path, contract));
    return exitCodes.done;
  });
}

function findPrompt({ prompts }: Snapshot, { id, path }: WrittenPrompt): PromptFile {
  const found = prompts.find((prompt) => prompt.id === id) ?? prompts.find((prompt) => prompt.path === path);
  if (found) return found;
  const suggestion = nearest(
    id,
    prompts.flatMap((prompt) => [prompt.id, prompt.path]),
  );
  throw new BlastgateError([finding("draft-prompt-unknown", { prompt: id, suggestion })]);
}

/** Where the prompt's contract is, or would be looked for. */
function pathOfContract({ contracts, config }: Snapshot, prompt: string): string {
  const existing = contracts.find(({ value }) => value.prompt === prompt);
  return existing?.path ?? `${config.contracts}/${prompt}.contract.yaml`;
}

async function writeDraft(
  root: string,
  { path, content, prompt }: { path: string; content: string; prompt: string },
  force: boolean,
): Promise<void> {
  if (!force && existsSync(join(root, path))) {
    throw new BlastgateError([finding("contract-exists", { prompt, path }, { path })]);
  }
  await applyEdits(root, [{ path, content }]);
}

function shown(content: string): string {
  return content.trimEnd().split("\n").map(inert).join("\n");
}

function summary({ layout }: Context, path: string, { version, owner, consumers }: Contract): string {
  const relying = plural(consumers.length, "feature");
  return [
    inert(`${path}: version ${version}, owned by ${owner}, with ${relying} as consumers.`),
    "Write what must always hold under `invariants`, and look through who approves.",
  ]
    .map((line) => paragraph(layout, line))
    .join("\n");
}
