import { withoutEnd } from "./without-end.ts";

/**
 * Some prompts that include each other without end, in order, the first again at the end; `undefined` where there are
 * none. `findCycles` finds all of them, by a graph library that nobody needs who only reads a release.
 */
export function findLoop(ids: readonly string[], included: (id: string) => ReadonlySet<string>): string[] | undefined {
  const endless = new Set(withoutEnd(ids, included));
  const way = new Set<string>();
  let [at] = endless;
  // Each of them includes another one of them.
  while (at !== undefined && !way.has(at)) {
    way.add(at);
    at = included(at)
      .values()
      .find((target) => endless.has(target));
  }
  if (at === undefined) return undefined;
  const walked = [...way];
  return [...walked.slice(walked.indexOf(at)), at];
}
