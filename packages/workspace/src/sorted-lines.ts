/**
 * Keys with their values as a text that {@link findLine} can search, in parts: a line each, sorted, of both as JSON.
 * A value is asked for when its part is.
 */
export function* sortedLines(keys: Iterable<string>, valueAt: (key: string) => unknown): Generator<string> {
  const sorted = Array.from(keys, (key) => ({ key, written: JSON.stringify(key) }));
  sorted.sort((a, b) => (a.written < b.written ? -1 : 1));
  for (let at = 0; at < sorted.length; at += linesOfAPart) {
    const part = sorted.slice(at, at + linesOfAPart);
    yield part.map(({ key, written }) => `${written}\t${JSON.stringify(valueAt(key))}\n`).join("");
  }
}

const linesOfAPart = 1_000;

/** The value of a key, found by halving, so that nothing else is read. `undefined` where there is none. */
export function findLine(lines: Buffer, key: string): unknown {
  const wanted = JSON.stringify(key);
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const start = middle === 0 ? 0 : lines.lastIndexOf(newline, middle - 1) + 1;
    const end = lines.indexOf(newline, start);
    const tab = lines.indexOf(tabulator, start);
    const found = lines.toString("utf8", start, tab);
    if (found === wanted) return JSON.parse(lines.toString("utf8", tab + 1, end));
    if (found < wanted) low = end + 1;
    else high = start;
  }
  return undefined;
}

const newline = 10;
const tabulator = 9;
