import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";

const page = resolve(import.meta.dirname, "../../docs/performance.md");

/** Writes what stands between `<!-- name -->` and `<!-- /name -->` in the page on performance. */
export async function writeBetween(name: string, content: string): Promise<void> {
  const [startMark, endMark] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = await readFile(page, "utf8");
  const [start, end] = [text.indexOf(startMark), text.indexOf(endMark)];
  if (start < 0 || end < start) throw new Error(`${page} has no place for "${name}"`);
  await writeFile(page, `${text.slice(0, start + startMark.length)}\n\n${content}\n\n${text.slice(end)}`);
}
