import type { TemplateFormat } from "./format.ts";
import { once } from "./once.ts";
import { extensionsOf } from "./prompt-path.ts";
import { renderers } from "./renderers.ts";

const parser = once(() => import("./text/parse.ts"));

/**
 * Plain text and Markdown, without variables. A line that holds nothing but `file://PATH` stands for the prompt at
 * that path, seen from the file's own folder; in Markdown it must be in a paragraph, so that code and comments are
 * left alone. Markdown may have front matter.
 *
 * The text instructs the model: it is the system message, and the variable `message` the user's. Without such a
 * variable the text is itself the user's message.
 */
export const text: TemplateFormat = {
  name: "text",
  extensions: extensionsOf.text,
  parse: async (source) => (await parser()).parseText(source),
  render: renderers.text,
};
