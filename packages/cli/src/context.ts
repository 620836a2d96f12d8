import { BlastgateError, type Finding } from "@blastgate/core";
import { type Layout, layoutFor, plural } from "@blastgate/report";
import type { CommandContext } from "@stricli/core";
import { exitCodes } from "./exit-codes.ts";
import { GivenUp } from "./interrupts.ts";

export { exitCodes };

/** What a command knows of the process it runs in. Results go to stdout, everything else to stderr. */
export interface Context extends CommandContext {
  process: NodeJS.Process & { exitCode: string | number | null };
  cwd: string;
  /** Of stdout. */
  layout: Layout;
  /** Of stderr, which may be a terminal where stdout is a file. */
  errorLayout: Layout;
}

/** Where a command looks for what flags name, and for what CI says. */
export interface Surroundings {
  cwd: string;
  env: NodeJS.ProcessEnv;
}

export function surroundingsOf({ cwd, process }: Context): Surroundings {
  return { cwd, env: process.env };
}

export function contextOf(process: NodeJS.Process): Context {
  const layoutOf = (stream: NodeJS.WriteStream) =>
    layoutFor({ columns: stream.columns, colour: takesColour(stream, process.env) });
  return {
    process: Object.assign(process, { exitCode: process.exitCode ?? null }),
    cwd: process.cwd(),
    layout: layoutOf(process.stdout),
    errorLayout: layoutOf(process.stderr),
  };
}

/** https://no-color.org; FORCE_COLOR is for logs that show colours and are no terminal. */
function takesColour({ isTTY }: NodeJS.WriteStream, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0";
  // Undefined, not false, where it is no terminal.
  return isTTY === true && TERM !== "dumb";
}

export function print(context: Context, text: string): void {
  context.process.stdout.write(`${text}\n`);
}

/** Nothing in it is a command to GitHub Actions, which looks for `##[` wherever it stands. */
export function printJson(context: Context, value: unknown): void {
  print(context, JSON.stringify(value, null, 2).replaceAll("##[", "##\\u005b"));
}

/** Tells on stderr how many findings there are beside the result; `lint` shows them. */
export function warn(context: Context, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const counted = errors > 0 ? plural(errors, "error") : plural(findings.length, "warning");
  context.process.stderr.write(`${context.errorLayout.colours.dim(`${counted}: see blastgate lint`)}\n`);
}

/** Tells findings in full on stderr: about what a command met on its way, not about the workspace. */
export async function tell(context: Context, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return;
  const { renderFindings } = await import("./render-findings.ts");
  context.process.stderr.write(`${renderFindings(findings, context.errorLayout)}\n`);
}

/**
 * Runs a command and sets the exit code it gives. Problems that a person can mend are shown as such; anything else
 * thrown is a bug of ours, and is left to be shown whole.
 */
export async function runCommand(
  context: Context,
  { json }: { json: boolean },
  command: () => Promise<number>,
): Promise<void> {
  try {
    context.process.exitCode = await command();
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    if (json) printJson(context, { findings: error.findings });
    else await tell(context, error.findings);
    context.process.exitCode = error instanceof GivenUp ? exitCodes.givenUp : exitCodes.failed;
  }
}
