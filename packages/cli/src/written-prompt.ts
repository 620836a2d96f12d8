import { relative, resolve, sep } from "node:path";
import type { Repository, WrittenPrompt } from "@blastgate/workspace";
import type { Context } from "./context.ts";

/** What a person wrote for a prompt: its id, or a file's path from where they are. */
export function writtenPrompt({ cwd }: Context, { root }: Repository, written: string): WrittenPrompt {
  return { id: written, path: relative(root, resolve(cwd, written)).split(sep).join("/") };
}
