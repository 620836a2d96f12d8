import { type Finding, gitBlobId, type Json, type PromptFile } from "@blastgate/core";
import { type Message, type PromptSources, parsePrompt, renderPrompt } from "../src/index.ts";

/** A prompts folder held in memory: parsed as a workspace would parse it, and rendered from there. */
export interface PromptFolder {
  file(id: string): PromptFile;
  findings: Finding[];
  /** Renders a prompt, and says which prompts that loaded, each once. */
  render(id: string, input?: Record<string, Json>): Promise<{ messages: Message[]; loaded: string[] }>;
  /** The prompt and all that its references reach. */
  closure(id: string): string[];
}

/** @param files texts by path under `prompts/` */
export async function promptFolder(files: Readonly<Record<string, string>>): Promise<PromptFolder> {
  const prompts = new Map<string, { file: PromptFile; text: string }>();
  const findings: Finding[] = [];
  for (const [name, text] of Object.entries(files)) {
    const source = { path: `prompts/${name}`, root: "prompts", text, digest: gitBlobId(Buffer.from(text)) };
    const parsed = await parsePrompt(source);
    findings.push(...parsed.findings);
    if (parsed.file) prompts.set(parsed.file.id, { file: parsed.file, text });
  }
  const loads = new Set<string>();
  const sources: PromptSources = { get: (id) => prompts.get(id), onLoad: (id) => loads.add(id) };
  const file = (id: string): PromptFile => {
    const found = prompts.get(id);
    if (!found) throw new Error(`the test's folder has no prompt ${id}`);
    return found.file;
  };
  return {
    file,
    findings,
    render: async (id, input = {}) => {
      loads.clear();
      const messages = await renderPrompt(id, input, sources);
      return { messages, loaded: [...loads].toSorted() };
    },
    closure: (id) => {
      const closure = new Set([id]);
      for (const each of closure) {
        for (const { target } of prompts.get(each)?.file.references ?? []) {
          if (target !== null && prompts.has(target)) closure.add(target);
        }
      }
      return [...closure].toSorted();
    },
  };
}

/** The text of all messages of a render, for prompts that have but one. */
export async function renderedText(folder: PromptFolder, id: string, input?: Record<string, Json>): Promise<string> {
  const { messages } = await folder.render(id, input);
  return messages.map(({ content }) => content).join("");
}

/** Findings in short: `code line:column`. */
export function brief({ code, where }: Finding): string {
  return `${code} ${where?.line ?? "?"}:${where?.column ?? "?"}`;
}
