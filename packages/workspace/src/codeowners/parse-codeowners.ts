import { type Finding, finding, ownerSchema } from "@blastgate/core";
import { type CodeownersRule, type RuleFinder, ruleFinder } from "./find-rule.ts";

/** A CODEOWNERS file by the rules that GitHub documents. */
export interface Codeowners {
  ruleOf: RuleFinder;
  /** Lines that GitHub passes over. */
  findings: Finding[];
}

export function parseCodeowners(text: string, path: string): Codeowners {
  const rules: CodeownersRule[] = [];
  const findings: Finding[] = [];
  for (const [index, written] of text.split("\n").entries()) {
    const line = index + 1;
    const [pattern, ...owners] = wordsOf(written);
    if (pattern === undefined) continue;
    const problem = problemOf(pattern, owners);
    if (problem) findings.push(finding("codeowners-invalid", problem, { path, line }));
    else rules.push({ line, pattern, owners });
  }
  return { ruleOf: ruleFinder(rules), findings };
}

/** The words of a line up to a comment. A space after `\` is part of its word. */
function wordsOf(line: string): string[] {
  const words = line.match(/(?:\\.|[^\\\s])+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith("#"));
  return comment < 0 ? words : words.slice(0, comment);
}

function problemOf(pattern: string, owners: readonly string[]): { written: string; detail: string } | undefined {
  if (pattern.startsWith("!")) return { written: pattern, detail: "patterns are not negated here" };
  if (pattern.startsWith("\\#")) return { written: pattern, detail: "no pattern begins with #" };
  if (/[[\]]/.test(pattern.replaceAll(/\\./g, ""))) {
    return { written: pattern, detail: "there are no ranges of characters here" };
  }
  const stranger = owners.find((owner) => !ownerSchema.safeParse(owner).success);
  return stranger === undefined ? undefined : { written: stranger, detail: "this is nobody who could own it" };
}
