import type { Finding, Json, PromptFile } from "@blastgate/core";

/** One message of a rendered request, as every provider knows it. */
export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/** A template file as read. `root` is the prompts folder, so that references can be kept inside it. */
export interface TemplateSource {
  /** From the repository's root, with forward slashes. */
  path: string;
  root: string;
  /** With line ends as `\n`. */
  text: string;
}

/** What can be known of a template without its variables. */
export interface ParsedTemplate extends Pick<PromptFile, "metadata" | "positions" | "references" | "body"> {
  findings: Finding[];
}

/** The texts that a render may draw on. One object gives the same text for an id for as long as it lives. */
export interface PromptSources {
  /** The prompt and its text, or `undefined` where there is none of this id. */
  get(id: string): { file: PromptFile; text: string } | undefined;
  /** Called with the id of every prompt that rendering really loads. */
  onLoad?(id: string): void;
}

/** A prompt format: how its references are found, its metadata read, and its text rendered. */
export interface TemplateFormat {
  name: PromptFile["format"];
  /** Endings of file names that are of this format, with the dot. */
  extensions: readonly string[];
  parse(source: TemplateSource): Promise<ParsedTemplate>;
  /**
   * Renders a prompt with all it includes. Variables are text or data, never templates: nothing in them is
   * rendered, read as a path, or taken as a message boundary. One that is missing renders as nothing, and the
   * prompt's `input.default` stands in for it.
   *
   * @throws BlastgateError where the template cannot be rendered, with the code and place.
   */
  render(id: string, input: Record<string, Json>, sources: PromptSources): Promise<Message[]>;
}
