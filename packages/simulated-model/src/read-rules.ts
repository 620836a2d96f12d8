/** A rule found in the instructions. */
export interface Rule {
  kind: "if" | "never" | "always";
  /** Of an if: the condition as written. */
  condition: string;
  /** What is to be done or left. */
  action: string;
}

const IF_FIRST =
  /^\W*(?:if|when|whenever|where|unless)\s+(.+?),(?!\s*(?:or|and|because|such as|for example|even|but not|as)\s)\s*(?:then\s+)?(.+)$/i;
const IF_LAST = /^\W*(.+?)\s+(?:if|when|whenever)\s+(.+)$/i;
const NEVER = /\b(?:never|do not|don['’]t|must not|no step (?:may|must|should))\s+(.+)$/i;
const ALWAYS =
  /^\W*(?:always|first|finally|make sure (?:that )?(?:you )?|start (?:with|by)|end (?:with|by)|begin (?:with|by)|finish (?:with|by))\b,?\s*(.+)$/i;

const PRIORITY = /\b(?:comes?|goes) (?:first|before)\b|\b(?:takes?|has|have) (?:priority|precedence)\b/i;

export function readRules(sentences: readonly string[]): Rule[] {
  return sentences.flatMap(readRule);
}

function readRule(sentence: string): Rule[] {
  const text = sentence.replace(/[.!]+$/, "");
  const first = IF_FIRST.exec(text);
  if (first !== null) return [{ kind: "if", condition: first[1] ?? "", action: first[2] ?? "" }];
  const never = NEVER.exec(text);
  if (never !== null) return [{ kind: "never", condition: "", action: never[1] ?? "" }];
  const last = IF_LAST.exec(text);
  if (last !== null) return [{ kind: "if", condition: last[2] ?? "", action: last[1] ?? "" }];
  // The whole sentence is kept: "first", "last" and "end with" say where a step belongs.
  return ALWAYS.test(text) || PRIORITY.test(text) ? [{ kind: "always", condition: "", action: text }] : [];
}
