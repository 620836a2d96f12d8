import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, delimiter, join, matchesGlob } from "node:path";
import { execa } from "execa";
import { parse } from "yaml";
import { type Contexts, fillIn, holds, type Scope } from "./expressions.ts";

export interface Step {
  id?: string;
  if?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, unknown>;
  "working-directory"?: string;
}

interface Action {
  inputs: Record<string, { default: string }>;
  outputs: Record<string, { value: string }>;
  runs: { steps: Step[] };
}

/** What the steps of one job share: its machine, and what the run keeps for all of them. */
export interface Job {
  /** What is checked out. */
  workspace: string;
  temp: string;
  /** Of the run: a folder for each artefact. */
  artefacts: string;
  /** The repository that is checked out. */
  origin: string;
  /** Our action's folder. */
  action: string;
  inputs: Record<string, string>;
  env: NodeJS.ProcessEnv;
  /** Folders that steps have put before the path, the last one first. */
  path: string[];
  /** Everything that was printed, each step after its command's name. */
  log: string[];
}

interface Ran {
  succeeded: boolean;
  steps: Record<string, Pick<Done, "outputs">>;
}

interface Done {
  succeeded: boolean;
  outputs: Record<string, string>;
}

/** Runs steps one after the other, as GitHub does; what they are needed for goes on in their outputs. */
export async function runSteps(steps: readonly Step[], contexts: Contexts, job: Job): Promise<Ran> {
  const done: Record<string, { outputs: Record<string, string> }> = {};
  let failed = false;
  for (const step of steps) {
    const scope: Scope = { contexts: { ...contexts, steps: done }, failed };
    if (!holds(step.if, scope)) continue;
    const { succeeded, outputs } = await runStep(step, scope, job);
    if (step.id) done[step.id] = { outputs };
    failed ||= !succeeded;
  }
  return { succeeded: !failed, steps: done };
}

async function runStep(step: Step, scope: Scope, job: Job): Promise<Done> {
  const own = mapValues(step.env ?? {}, (value) => fillIn(String(value), scope));
  const of = { ...job, env: { ...job.env, ...own } };
  if (step.run !== undefined) return runScript(fillIn(step.run, scope), step, scope, of);
  const inputs = mapValues(step.with ?? {}, (value) => fillIn(String(value), scope));
  const [name = ""] = step.uses?.split("@") ?? [];
  if (name === "blastgate/blastgate") return runAction(inputs, scope, of);
  const stand = standIns[name];
  if (!stand) throw new Error(`nothing stands in for ${name}`);
  return { succeeded: stand(inputs, job), outputs: {} };
}

async function runAction(given: Record<string, string>, { contexts }: Scope, job: Job): Promise<Done> {
  const action: Action = parse(readFileSync(join(job.action, "action.yml"), "utf8"));
  const defaults = mapValues(action.inputs, (input) => fillIn(input.default, { contexts, failed: false }));
  const inside = { github: contexts.github, runner: contexts.runner, inputs: { ...defaults, ...given, ...job.inputs } };
  const env = { ...job.env, GITHUB_ACTION_PATH: job.action };
  const { succeeded, steps } = await runSteps(action.runs.steps, inside, { ...job, env });
  const scope = { contexts: { ...inside, steps }, failed: false };
  return { succeeded, outputs: mapValues(action.outputs, ({ value }) => fillIn(value, scope)) };
}

/** With bash and the flags that GitHub gives it. */
async function runScript(script: string, step: Step, scope: Scope, job: Job): Promise<Done> {
  const { workspace, temp, env, path, log } = job;
  const files = mapValues({ GITHUB_OUTPUT: "output", GITHUB_PATH: "path" }, (name) => join(temp, name));
  for (const path of Object.values(files)) writeFileSync(path, "");
  writeFileSync(join(temp, "script.sh"), script);
  const folder = fillIn(step["working-directory"] ?? ".", scope);
  const { exitCode, all } = await execa("bash", ["--noprofile", "--norc", "-eo", "pipefail", join(temp, "script.sh")], {
    cwd: join(workspace, folder),
    env: { ...env, ...files, PATH: [...path, env.PATH].join(delimiter) },
    extendEnv: false,
    reject: false,
    all: true,
    stdin: "ignore",
  });
  log.push(all);
  path.unshift(...lines(files.GITHUB_PATH));
  const outputs = lines(files.GITHUB_OUTPUT).map((line) => line.split(/=(.*)/s).slice(0, 2));
  return { succeeded: exitCode === 0, outputs: Object.fromEntries(outputs) as Record<string, string> };
}

/** What other people's actions do, as far as it matters here; each says whether it succeeded. */
const standIns: Record<string, (inputs: Record<string, string>, job: Job) => boolean> = {
  "actions/setup-node": () => true,
  "actions/cache/restore": () => true,
  "actions/cache/save": () => true,
  "actions/checkout": ({ ref = "main" }, { workspace, origin, env }) => {
    const git = (...args: string[]) => execFileSync("git", args, { cwd: workspace, env, stdio: "pipe" });
    git("init", "--quiet", "--initial-branch=checkout");
    git("remote", "add", "origin", origin);
    git("fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*");
    git("fetch", "--quiet", "origin", ref);
    git("checkout", "--quiet", "--detach", "FETCH_HEAD");
    return true;
  },
  "actions/upload-artifact": ({ name = "", path = "", "if-no-files-found": missing }, { artefacts }) => {
    if (!existsSync(path)) return missing !== "error";
    const folder = join(artefacts, name);
    mkdirSync(folder, { recursive: true });
    cpSync(path, statSync(path).isDirectory() ? folder : join(folder, basename(path)), { recursive: true });
    return true;
  },
  "actions/download-artifact": ({ pattern = "", path = "" }, { artefacts }) => {
    const found = readdirSync(artefacts).filter((name) => matchesGlob(name, pattern));
    for (const name of found) cpSync(join(artefacts, name), path, { recursive: true });
    return true;
  },
};

function lines(path: string): string[] {
  return readFileSync(path, "utf8").split("\n").filter(Boolean);
}

export function mapValues<Key extends string, From, To>(
  from: Record<Key, From>,
  to: (value: From) => To,
): Record<Key, To> {
  return Object.fromEntries(Object.entries<From>(from).map(([key, value]) => [key, to(value)])) as Record<Key, To>;
}
