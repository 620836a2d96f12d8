export type { Message, ParsedTemplate, PromptSources, TemplateFormat, TemplateSource } from "./format.ts";
export { formatOf, formats, parsePrompt, renderPrompt } from "./formats.ts";
export { isPartial, promptId } from "./prompt-path.ts";
