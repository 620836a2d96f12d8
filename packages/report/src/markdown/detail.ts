/** How much of a decision is shown. */
export interface Detail {
  /** Whether the blast radius is drawn. */
  chart: boolean;
  /** Whether the prompts and rules are listed that the change touches. */
  touched: boolean;
  /** Reasons in groups, rows of a table, cases of a suite: the first so many. */
  reasons: number;
  rows: number;
  cases: number;
  /** Characters of a sentence. */
  words: number;
  /** What is not shown, part by part. */
  leftOut: Readonly<Record<string, string>>;
}

const everything: Detail = {
  chart: true,
  touched: true,
  reasons: Infinity,
  rows: Infinity,
  cases: 20,
  words: 2000,
  leftOut: {},
};

/** What is left out where there is no room for it, one after the other: what a reader misses least comes first. */
const steps: readonly { part: string; says: string; change: Partial<Detail> }[] = [
  { part: "cases", says: "most broken cases", change: { cases: 5 } },
  { part: "words", says: "the ends of long sentences", change: { words: 300 } },
  { part: "cases", says: "the broken cases", change: { cases: 0 } },
  { part: "touched", says: "the prompts and rules that change", change: { touched: false } },
  { part: "rows", says: "most rows of long tables", change: { rows: 20 } },
  { part: "reasons", says: "most reasons", change: { reasons: 10 } },
  { part: "chart", says: "the chart", change: { chart: false } },
  { part: "rows", says: "all tables", change: { rows: 0 } },
  { part: "reasons", says: "all reasons but the first", change: { reasons: 1, words: 150 } },
  { part: "reasons", says: "all reasons", change: { reasons: 0 } },
];

/** What is composed in as much detail as the limit has room for; in the least, where it has room for none. */
export function fit(limitBytes: number, compose: (detail: Detail) => string): string {
  let detail = everything;
  let text = compose(detail);
  for (const { part, says, change } of steps) {
    if (Buffer.byteLength(text) <= limitBytes) break;
    detail = { ...detail, ...change, leftOut: { ...detail.leftOut, [part]: says } };
    text = compose(detail);
  }
  return text;
}
