import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { env, temporaryFolder } from "../repository.ts";
import { fillIn, holds, resolveValue, type Scope } from "./expressions.ts";
import { type Job, mapValues, runSteps, type Step } from "./steps.ts";

interface Workflow {
  jobs: Record<
    string,
    {
      needs?: string | string[];
      if?: string;
      outputs?: Record<string, string>;
      strategy?: { matrix: unknown };
      permissions: Record<string, string>;
      steps: Step[];
    }
  >;
}

export interface WorkflowOptions {
  /** Its file, and the folder of our action. */
  path: string;
  action: string;
  /** The repository, with the commit of the pull request in it. */
  origin: string;
  event: { name: string; payload: { inputs?: Record<string, string>; [key: string]: unknown } };
  /** Of the forge. */
  apiUrl: string;
  token: string;
  secrets: Record<string, string>;
  /** Of our action, in the place of what the workflow says. */
  inputs: Record<string, string>;
  /** A folder with programs that stand in for others. */
  tools: string;
}

export interface JobRun {
  result: "success" | "failure" | "skipped";
  outputs: Record<string, string>;
  log: string;
  summary: string;
}

/**
 * Runs a workflow's jobs here, in their order, each in folders of its own, with the commands and variables that GitHub
 * would run them with. A job with a matrix is run for each of its entries.
 */
export async function runWorkflow(
  options: WorkflowOptions,
): Promise<{ jobs: Record<string, JobRun[]>; artefacts: string }> {
  const { jobs }: Workflow = parse(readFileSync(options.path, "utf8"));
  const artefacts = temporaryFolder();
  const runs: Record<string, JobRun[]> = {};
  for (const [name, job] of Object.entries(jobs)) {
    const needs = Object.fromEntries(
      [job.needs ?? []].flat().map((other) => {
        const results = runs[other] ?? [];
        const outputs = results[0]?.outputs ?? {};
        return [other, { outputs, result: results.find(({ result }) => result !== "success")?.result ?? "success" }];
      }),
    );
    const github = {
      event: options.event.payload,
      event_name: options.event.name,
      repository: "acme/prompts",
      token: options.token,
      run_id: "40",
    };
    const { inputs } = options.event.payload;
    const contexts = { github, inputs, needs, secrets: options.secrets, runner: { os: "Linux" } };
    const scope: Scope = { contexts, failed: Object.values(needs).some(({ result }) => result !== "success") };
    runs[name] = [];
    if (!holds(job.if, scope)) {
      runs[name].push({ result: "skipped", outputs: {}, log: "", summary: "" });
      continue;
    }
    for (const matrix of entriesOf(resolveValue(job.strategy?.matrix, scope))) {
      const machine = prepare(options, artefacts, name);
      const runner = { os: "Linux", temp: machine.temp };
      const inside = { ...contexts, runner, matrix };
      const { succeeded, steps } = await runSteps(job.steps, inside, machine);
      const done = { contexts: { ...inside, steps }, failed: !succeeded };
      runs[name].push({
        result: succeeded ? "success" : "failure",
        outputs: mapValues(job.outputs ?? {}, (value) => fillIn(value, done)),
        log: machine.log.join("\n"),
        summary: readFileSync(join(machine.temp, "summary.md"), "utf8"),
      });
    }
  }
  return { jobs: runs, artefacts };
}

function prepare(
  { event, origin, apiUrl, action, inputs, tools }: WorkflowOptions,
  artefacts: string,
  job: string,
): Job {
  const folder = temporaryFolder();
  const [workspace, temp] = [join(folder, "workspace"), join(folder, "temp")];
  for (const each of [workspace, temp]) mkdirSync(each);
  const [eventPath, summary] = [join(temp, "event.json"), join(temp, "summary.md")];
  writeFileSync(eventPath, JSON.stringify(event.payload));
  writeFileSync(summary, "");
  return {
    workspace,
    temp,
    artefacts,
    origin,
    action,
    inputs,
    log: [],
    path: [tools],
    env: {
      ...env,
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: apiUrl,
      GITHUB_EVENT_NAME: event.name,
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_JOB: job,
      GITHUB_REPOSITORY: "acme/prompts",
      GITHUB_RUN_ID: "40",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temp,
    },
  };
}

/** One entry without a matrix, else all combinations of a matrix of one name. */
function entriesOf(matrix: unknown): Record<string, unknown>[] {
  if (typeof matrix !== "object" || matrix === null) return [{}];
  const [[name, values] = ["", []]] = Object.entries(matrix);
  return Array.isArray(values) ? values.map((value: unknown) => ({ [name]: value })) : [];
}
