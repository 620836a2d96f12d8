import { type Finding, finding, type Ownership } from "@blastgate/core";
import type { CodeownersRule } from "./find-rule.ts";
import { parseCodeowners } from "./parse-codeowners.ts";

/** Lines of a CODEOWNERS file that give to others, or to nobody, what the same file gives to these further up. */
export function findOverridden(text: string, path: string, ownerships: readonly Ownership[]): Finding[] {
  const { ruleOf } = parseCodeowners(text, path);
  const overridden = new Map<CodeownersRule, string[]>();
  for (const ownership of ownerships) {
    const file = ownership.path.endsWith("/") ? `${ownership.path}suite.yaml` : ownership.path;
    const rule = ruleOf(file);
    if (!rule || new Set(ownership.owners).symmetricDifference(new Set(rule.owners)).size === 0) continue;
    overridden.set(rule, [...(overridden.get(rule) ?? []), file]);
  }
  return [...overridden].map(([{ line, owners }, files]) =>
    finding("codeowners-overridden", { first: files[0] ?? "", count: files.length, owners }, { path, line }),
  );
}
