/** What a server asks for, as `WWW-Authenticate` says it (RFC 9110, 11.6.1). Names are in lower case. */
export interface Challenge {
  scheme: string;
  params: ReadonlyMap<string, string>;
}

const schemePattern = /[\s,]*([A-Za-z][\w-]*)(?=[\s,]|$)/y;
const paramPattern = /[\s,]*([A-Za-z][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/y;

/** Several challenges may stand in one header. What cannot be read ends it. */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; params: Map<string, string> }[] = [];
  let at = 0;
  const next = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const match = pattern.exec(header);
    if (match) at = pattern.lastIndex;
    return match;
  };
  for (;;) {
    const param = next(paramPattern);
    if (param) {
      const [, name = "", quoted, plain = ""] = param;
      challenges.at(-1)?.params.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, "$1") ?? plain);
      continue;
    }
    const scheme = next(schemePattern)?.[1];
    if (scheme === undefined) return challenges;
    challenges.push({ scheme: scheme.toLowerCase(), params: new Map() });
  }
}
