import { isMap, isNode, parseDocument } from "yaml";

/** The text of a contract with another `version`. Nothing else in it differs: comments, quotes and line ends stay. */
export function withVersion(text: string, before: string, after: string): string {
  const { contents } = parseDocument(text);
  const node = isMap(contents) ? contents.get("version", true) : undefined;
  if (!isNode(node) || !node.range) throw new Error("a contract that was read has no `version`");
  const [start, end] = node.range;
  const written = text.slice(start, end);
  // The version does not stand there as such where it is an alias, or written with escapes.
  const replaced = written.includes(before) ? written.replace(before, after) : after;
  return text.slice(0, start) + replaced + text.slice(end);
}
