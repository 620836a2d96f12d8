export type { Message, ParsedTemplate, PromptSources, TemplateFormat, TemplateSource } from "./format.ts";
