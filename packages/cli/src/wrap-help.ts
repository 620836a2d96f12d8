/** Columns of a terminal that everybody has. */
const width = 80;

/** Stricli's help, which knows no width, in lines of at most 80 columns. */
export function wrapHelp(text: string): string {
  return text.split("\n").flatMap(wrapLine).join("\n");
}

/** A row has a name, two spaces or more, and words on it; any other line is words alone. */
function wrapLine(line: string): string[] {
  const [lead = ""] = /^ {2,}(?:-\w {1,2})?(?: {3})?\S+ {2,}(?=\S)/.exec(line) ?? [];
  if (lead === "") return line.startsWith(" ") ? wrap(line.trim(), "  ", "      ") : wrap(line, "", "");
  // That a switch is off unless it is given is what makes it one.
  const words = line.slice(lead.length).replace(/ +\[default = false\]$/, "");
  return wrap(words.replaceAll(/ {2,}/g, " "), lead, " ".repeat(lead.length));
}

/** What is in brackets stays on one line, if one can hold it. */
function wrap(words: string, first: string, indent: string): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of words.match(/\[[^\]]{0,60}\]\S*|\(--[^)]{0,60}\)|\S+/g) ?? []) {
    const isFirst = line === first || line === indent;
    if (!isFirst && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line === first || line === indent ? word : ` ${word}`;
  }
  return [...lines, line.trimEnd()];
}
