import type { TemplateFormat } from "./format.ts";
import { once } from "./once.ts";
import { extensionsOf } from "./prompt-path.ts";
import { renderers } from "./renderers.ts";

const parser = once(() => import("./dotprompt/parse.ts"));

/** Dotprompt: YAML front matter, then a Handlebars template. Handlebars is loaded when it is first needed. */
export const dotprompt: TemplateFormat = {
  name: "dotprompt",
  extensions: extensionsOf.dotprompt,
  parse: async (source) => (await parser()).parseDotprompt(source),
  render: renderers.dotprompt,
};
