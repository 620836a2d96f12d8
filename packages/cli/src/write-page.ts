import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Context } from "./context.ts";

/** Writes an HTML page, and says on stderr where it is: stdout has the result. */
export async function writePage({ cwd, process }: Context, path: string, page: string): Promise<void> {
  const file = resolve(cwd, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, page);
  process.stderr.write(`Report in ${path}\n`);
}
