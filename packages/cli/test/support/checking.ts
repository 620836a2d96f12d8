import { type Decision, decisionSchema } from "@blastgate/core";
import { acme, clerk } from "./acme.ts";
import { type CommandOptions, type Files, repository, type Said, type TestRepository } from "./repository.ts";
import { type ScriptedModel, scriptedModel } from "./scripted-model.ts";

export interface Checked extends Said {
  decision: Decision;
  repo: TestRepository;
  model: ScriptedModel;
}

/** Acme with a scripted model, `files` of its own on main, and an edit that is not committed. */
export async function edited(
  edit: Files,
  { files = {}, cases, answer = clerk }: { files?: Files; cases?: number; answer?: ScriptedModel["answer"] } = {},
): Promise<{ repo: TestRepository; model: ScriptedModel }> {
  const model = await scriptedModel(answer);
  const repo = repository({ ...acme({ model: model.yaml, ...(cases && { cases }) }), ...files });
  repo.write(edit);
  return { repo, model };
}

/** What `check --json` says of such an edit. */
export async function check(
  edit: Files,
  options: Parameters<typeof edited>[1] & { args?: string; command?: CommandOptions } = {},
): Promise<Checked> {
  const { repo, model } = await edited(edit, options);
  const said = await repo.blastgate(`check --no-review --json ${options.args ?? ""}`, options.command);
  return { ...said, decision: decisionIn(said), repo, model };
}

export function decisionIn(said: Said): Decision {
  const { data } = decisionSchema.safeParse(said.stdout.startsWith("{") ? JSON.parse(said.stdout) : undefined);
  if (!data) throw new Error(`no decision, but exit code ${said.exitCode}\n${said.stdout}\n${said.stderr}`);
  return data;
}

export function suiteOf(decision: Decision, name: string) {
  const suite = decision.suites.find((each) => each.suite === name);
  if (!suite) throw new Error(`the decision has no suite "${name}"`);
  return suite;
}

export function codesOf(decision: Decision): string[] {
  return decision.reasons.map(({ code }) => code);
}
