import { posix } from "node:path";
import picomatch from "picomatch";

/** What a path in a promptfoo config leads to, or why it leads to nothing. */
export type Named = { files: string[] } | { detail: string };

/** Finds the files that a config names: by a path or a pattern of paths from its folder, with or without `file://`. */
export function findNamed(written: string, config: string, paths: ReadonlySet<string>): Named {
  if (/^(?!file:)[a-z]\w+:/i.test(written)) return { detail: "it is not a file" };
  const inFolder = written.replace(/^file:\/\//, "");
  const path = posix.join(posix.dirname(config), inFolder);
  if (isProgram(path)) return { detail: "it is a program, and nothing is executed here" };
  if (paths.has(path)) return { files: [path] };
  // A folder stands for the files in it.
  const pattern = picomatch.scan(path).isGlob ? path : posix.join(path, "*");
  const matches = picomatch(pattern);
  const files = [...paths].filter((each) => matches(each)).toSorted();
  return files.length > 0 ? { files } : { detail: "there is no such file" };
}

/** Functions of programs are named with a colon. */
function isProgram(path: string): boolean {
  return /\.([cm]?[jt]sx?|py|rb|go|sh)(:[\w.]+)?$/.test(path);
}
