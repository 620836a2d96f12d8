import {
  BlastgateError,
  configSchema,
  type Finding,
  type Found,
  finding,
  ownerSchema,
  type Source,
} from "@blastgate/core";
import { committer } from "../committer.ts";
import { readConfig } from "../config.ts";
import { runGit } from "../git.ts";
import { listFiles, type RepositoryFiles } from "../packages/repository-files.ts";
import type { WorkspaceConfig } from "../parse-config.ts";
import { readWorkspaceIn, resolveSource } from "../read-snapshot.ts";
import type { Repository } from "../repository.ts";
import { findCandidates } from "./candidates.ts";
import { type Chosen, chooseFolders, elsewhere } from "./choose-folders.ts";
import { type Files, readPromptfooConfig } from "./read-promptfoo-config.ts";

/**
 * What there is in the working tree that a workspace can be drafted from: prompts, promptfoo's configs and tests, owners.
 * Nothing of it is executed, and nothing is written.
 *
 * @throws BlastgateError where there is a `blastgate.yaml` that cannot be used.
 */
export async function findDraftable(repository: Repository): Promise<Found> {
  const source = await resolveSource(repository, { kind: "working-tree" });
  const listed = await listFiles(repository, source);
  const files = readable(listed);
  const candidates = findCandidates(listed.paths);
  const read = await Promise.all(candidates.promptfoo.map((path) => readPromptfooConfig(path, files)));
  const promptfoo = read.flatMap(({ config }) => config ?? []);
  const written = await configIfAny(repository, source);
  const named = [...new Set(promptfoo.flatMap(({ prompts }) => prompts))];
  const prompts = [...new Set([...candidates.prompts, ...named])];
  const chosen = chooseFolders({
    paths: listed.paths,
    prompts,
    templates: candidates.templates.filter((path) => !named.includes(path)),
    promptfoo: [...candidates.promptfoo, ...promptfoo.flatMap(({ tests }) => tests.map(({ path }) => path))],
  });
  const snapshot = await readWorkspaceIn(repository, source, written ?? workspaceWith(chosen));
  const text = snapshot.prompts.filter(({ format }) => format === "text").map(({ path }) => path);
  return {
    snapshot,
    configured: written !== null,
    paths: listed.paths,
    promptfoo,
    author: await authorOf(repository, snapshot.config.prompts),
    unsure: [
      ...(written ? elsewhere(prompts, written.folders.prompts) : chosen.unsure),
      ...candidates.unread.map((path) =>
        finding("init-prompt-unread", { path, detail: "this format is not read" }, { path }),
      ),
      ...candidates.programs.map((path) => finding("init-config-is-code", {}, { path })),
      ...read.flatMap(({ unsure }) => unsure),
      ...withVariables(await listed.texts(text)),
    ],
  };
}

function readable({ paths, texts }: RepositoryFiles): Files {
  return {
    paths,
    async read(path) {
      return (await texts([path])).get(path)?.replaceAll("\r\n", "\n");
    },
  };
}

async function configIfAny(repository: Repository, source: Source): Promise<WorkspaceConfig | null> {
  try {
    return await readConfig(repository, source, undefined);
  } catch (error) {
    if (error instanceof BlastgateError && error.findings.some(({ code }) => code === "config-missing")) return null;
    throw error;
  }
}

/** No key is written yet, so that no folder has to have files. */
function workspaceWith({ folders }: Chosen): WorkspaceConfig {
  return { config: configSchema.parse(folders), folders, positions: {} };
}

/** Plain text prompts with something in them that other tools fill in. */
function withVariables(texts: ReadonlyMap<string, string>): Finding[] {
  return [...texts].flatMap(([path, text]) => {
    const [variable] = /\{\{[^{}]{1,60}\}\}|\{%.{1,60}?%\}/.exec(text) ?? [];
    const renamed = path.replace(/\.\w+$/, ".j2");
    return variable === undefined ? [] : [finding("init-prompt-variables", { variable, renamed }, { path })];
  });
}

/** Whoever made most of the commits to a folder; before the first, whoever would commit. */
async function authorOf(repository: Repository, folder: string): Promise<string | null> {
  const { exitCode, stdout } = await runGit(repository.root, ["log", "--format=%ae", "--max-count=1000", "--", folder]);
  const commits = Map.groupBy(exitCode === 0 ? stdout.split("\n").filter(Boolean) : [], (email) => email);
  const [most] = [...commits].toSorted(([a, ofA], [b, ofB]) => ofB.length - ofA.length || (a < b ? -1 : 1));
  const email = most?.[0] ?? /<(.+)>$/.exec((await committer(repository.root)) ?? "")?.[1];
  return ownerSchema.safeParse(email).data ?? null;
}
