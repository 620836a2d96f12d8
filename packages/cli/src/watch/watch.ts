import { existsSync } from "node:fs";
import { join } from "node:path";
import { BlastgateError, finding } from "@blastgate/core";
import { inert, type Layout, layoutFor, paragraph } from "@blastgate/report";
import { openRepository } from "@blastgate/workspace";
import { type Context, exitCodes, tell } from "../context.ts";
import { Inbox } from "./inbox.ts";
import { listenForKeys } from "./listen-for-keys.ts";
import { WatchedFolders } from "./watch-folders.ts";

/** What there is to see of a workspace at one moment. */
export interface Sight {
  text: string;
  /** The workspace's folders, from the repository's root; `null` where they cannot be told. */
  folders: readonly string[] | null;
}

export interface Watched {
  /** Looks at the working tree anew. Problems that a person can mend are part of what is seen. */
  look(layout: Layout): Promise<Sight>;
  /** Runs the evals, and prints what they say. */
  evaluate(): Promise<unknown>;
}

/**
 * Looks whenever something is saved, until somebody quits: on a terminal there is the newest sight alone, with keys to run
 * the evals and to quit; else one sight comes after another.
 */
export async function watch(context: Context, { look, evaluate }: Watched): Promise<number> {
  const { process } = context;
  const { root } = await openRepository(context.cwd);
  const { stdin, stdout } = process;
  const isTerminal = stdin.isTTY && stdout.isTTY;
  const inbox = new Inbox();
  let isEvaluating = false;
  const keys = isTerminal ? listenForKeys(process, inbox, () => isEvaluating) : undefined;
  const folders = new WatchedFolders(root, (paths) => inbox.saved(paths));
  let known: readonly string[] = [];
  // Once: a run that is under way takes the second signal as giving up, and a third ends the process.
  const quit = () => inbox.quit();
  for (const signal of signals) process.once(signal, quit);

  const show = async (saved: readonly string[]) => {
    const layout = layoutFor({ columns: stdout.columns, colour: context.layout.colours.isColorSupported });
    let sight: Sight;
    do {
      sight = await look(layout);
      known = sight.folders ?? known;
    } while (await folders.watch(known, rootFiles));
    stdout.write(
      `${isTerminal ? clear : ""}${sight.text}\n${footer(
        saved.filter((path) => existsSync(join(root, path))),
        isTerminal,
        layout,
      )}\n`,
    );
  };

  try {
    await show([]);
    for (;;) {
      const event = await inbox.next();
      if (event.kind === "quit") return exitCodes.done;
      if (event.kind === "saved") await show(event.paths);
      else {
        isEvaluating = true;
        await telling(context, evaluate);
        isEvaluating = false;
        stdout.write(`${footer([], isTerminal, context.layout)}\n`);
      }
    }
  } finally {
    for (const signal of signals) process.off(signal, quit);
    keys?.close();
    folders.close();
  }
}

/** @throws BlastgateError `watch-with`: what is watched is looked at by people. */
export function refuseJson({ json }: { json: boolean }): void {
  if (json) throw new BlastgateError([finding("watch-with", { flag: "--json" })]);
}

/** Problems that a person can mend are told, and end nothing. */
async function telling(context: Context, evaluate: () => Promise<unknown>): Promise<void> {
  try {
    await evaluate();
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    await tell(context, error.findings);
  }
}

function footer(saved: readonly string[], isTerminal: boolean, layout: Layout): string {
  const more = saved.length - 3;
  const after = `Saved ${saved.slice(0, 3).join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
  const parts = [
    ...(saved.length > 0 ? [inert(after)] : []),
    ...(isTerminal ? ["Enter runs the evals, q quits."] : []),
  ];
  return parts.length === 0 ? "" : `\n${paragraph(layout, layout.colours.dim(parts.join(" ")))}`;
}

/** Beside the workspace's folders. */
const rootFiles: readonly string[] = ["blastgate.yaml", "CODEOWNERS"];
const signals = ["SIGINT", "SIGTERM"] as const;
/** Of the screen, with the cursor at its beginning. */
const clear = "\u001b[2J\u001b[H";
