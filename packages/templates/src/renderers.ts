import type { PromptFile } from "@blastgate/core";
import type { TemplateFormat } from "./format.ts";
import { once } from "./once.ts";

const dotprompt = once(() => import("./dotprompt/render.ts"));
const jinja = once(() => import("./jinja/render.ts"));
const text = once(() => import("./text/render.ts"));

/** How each format renders, apart from how it is parsed: who only renders need not load a parser. */
export const renderers: Readonly<Record<PromptFile["format"], TemplateFormat["render"]>> = {
  dotprompt: async (...args) => (await dotprompt()).renderDotprompt(...args),
  jinja: async (...args) => (await jinja()).renderJinja(...args),
  text: async (...args) => (await text()).renderText(...args),
};
