import ignore from "ignore";

/** One line of a CODEOWNERS file. */
export interface CodeownersRule {
  line: number;
  pattern: string;
  /** None: what it matches is owned by nobody. */
  owners: string[];
}

/** For a path the rule that counts: of those that match it the last. */
export type RuleFinder = (path: string) => CodeownersRule | undefined;

/** `rules` are in the order of their lines. */
export function ruleFinder(rules: readonly CodeownersRule[]): RuleFinder {
  // Most name a file or a folder, and the block of Blastgate has one for each file, so that these are looked up.
  const literal = literalFinder(rules.filter(({ pattern }) => isLiteral(pattern)));
  const globs = rules.filter(({ pattern }) => !isLiteral(pattern)).map((rule) => ({ rule, matches: matcherOf(rule) }));
  return (path) => {
    const named = literal(path);
    return globs.findLast(({ rule, matches }) => rule.line > (named?.line ?? 0) && matches(path))?.rule ?? named;
  };
}

function isLiteral(pattern: string): boolean {
  return /^\/[^*?\\]+$/.test(pattern);
}

function literalFinder(rules: readonly CodeownersRule[]): RuleFinder {
  const byName = new Map<string, CodeownersRule>();
  for (const rule of rules) {
    // `/docs/` is what is in the folder, `/docs` is that or a file.
    const name = rule.pattern.slice(1);
    for (const key of name.endsWith("/") ? [name] : [name, `${name}/`]) byName.set(key, rule);
  }
  return (path) => {
    let last = byName.get(path);
    for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) {
      const rule = byName.get(path.slice(0, at + 1));
      if (rule && rule.line > (last?.line ?? 0)) last = rule;
    }
    return last;
  };
}

/**
 * GitHub's patterns are those of gitignore, told apart by upper and lower case, but that one which ends in `/*` reaches no
 * further down: what it matches is put back where it is a folder.
 */
function matcherOf({ pattern }: CodeownersRule): (path: string) => boolean {
  const anchored = /\/./.test(pattern);
  // Rules most paths out, ten times as fast.
  const beginning = anchored ? pattern.replace(/^\//, "").replace(/[*?\\].*$/, "") : "";
  let matcher: ReturnType<typeof ignore> | undefined;
  return (path) => {
    if (!path.startsWith(beginning)) return false;
    matcher ??= ignore({ ignorecase: false }).add(pattern.endsWith("/*") ? [pattern, `!${pattern}/`] : [pattern]);
    return matcher.ignores(path);
  };
}
