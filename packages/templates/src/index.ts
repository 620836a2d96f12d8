export { bodyLineOf } from "./body-line.ts";
export type { Message, ParsedTemplate, PromptSources, TemplateFormat, TemplateSource } from "./format.ts";
export { formats, parsePrompt, renderPrompt } from "./formats.ts";
export { formatOf, isPartial, promptId } from "./prompt-path.ts";
