import type { TemplateFormat } from "./format.ts";
import { once } from "./once.ts";
import { extensionsOf } from "./prompt-path.ts";
import { renderers } from "./renderers.ts";

const parser = once(() => import("./jinja/parse.ts"));

/**
 * Jinja as nunjucks understands it, with the same front matter as Dotprompt. The whole text is one user message,
 * unless the template begins messages with `{{ role("system") }}`, as in Dotprompt.
 */
export const jinja: TemplateFormat = {
  name: "jinja",
  extensions: extensionsOf.jinja,
  parse: async (source) => (await parser()).parseJinja(source),
  render: renderers.jinja,
};
