import { inertText } from "../inert.ts";

/** HTML that is safe to insert as it is. Only `html` and `trusted` make it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What can stand in a template: text is escaped, lists are joined, nothing is left out. */
export type Content = Markup | string | number | null | undefined | false | readonly Content[];

/**
 * A template of HTML. Values are escaped for text and for attributes in double quotes; they must not stand anywhere
 * else: not in a tag's name, not in an attribute without quotes, not in a script or a style.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts.map((part, index) => part + textOf(values[index])).join(""));
}

/** Our own text that is HTML already, such as a style sheet. Never anything from a workspace. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/**
 * JSON for a script to read. `<` is escaped, so that nothing in it can end the element; every string is made inert, but
 * keeps its lines.
 */
export function dataBlock(id: string, data: unknown): Markup {
  const json = JSON.stringify(data, (_, value) => (typeof value === "string" ? inertText(value) : value));
  return html`<script type="application/json" id="${id}">${trusted(json.replaceAll("<", "\\u003c"))}</script>`;
}

function textOf(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (content === null || content === undefined || content === false) return "";
  if (typeof content === "object") return content.map(textOf).join("");
  return inertText(String(content)).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
