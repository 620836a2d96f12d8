import { inert, inertText } from "./inert.ts";

/** An element of XML: its name, its attributes without those that are `null`, and what is in it. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string | number | null>>;
  children: readonly XmlElement[] | string;
}

export function element(
  name: string,
  attributes: XmlElement["attributes"] = {},
  children: XmlElement["children"] = [],
): XmlElement {
  return { name, attributes, children };
}

/** A document, one element a line. Values are made inert and escaped; names of elements and attributes are not. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${linesOf(root, "").join("\n")}`;
}

function linesOf({ name, attributes, children }: XmlElement, indent: string): string[] {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escaped(inert(String(value)))}"`],
  );
  const start = `${indent}<${name}${given.join("")}`;
  if (children.length === 0) return [`${start}/>`];
  if (typeof children === "string") return [`${start}>${escaped(inertText(children))}</${name}>`];
  return [`${start}>`, ...children.flatMap((child) => linesOf(child, `${indent}  `)), `${indent}</${name}>`];
}

/** XML 1.0 has no way to write U+FFFE and U+FFFF; other characters that it lacks are not inert. */
function escaped(text: string): string {
  return text.replace(/[&<>"\uFFFE\uFFFF]/g, (character) => entities[character] ?? "�");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
