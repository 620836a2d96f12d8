import { BlastgateError } from "@blastgate/core";
import { onTestFinished } from "vitest";
import { type Events, openPrompts, type Prompts, type PromptsOptions } from "../../src/index.ts";
import { temporaryFolder } from "./acme-store.ts";

/** Production's prompts, which ask the store only when told to, until the test has ended. */
export async function opened(options: Pick<PromptsOptions, "store"> & Partial<PromptsOptions>): Promise<Prompts> {
  const prompts = await openPrompts({
    environment: "production",
    copy: temporaryFolder(),
    pollMs: null,
    registry: { patience: { attempts: 1 } },
    ...options,
  });
  onTestFinished(() => prompts.close());
  return prompts;
}

/** Everything that is told from now on, in a few words each. */
export function listen(prompts: Prompts): string[] {
  const told: string[] = [];
  prompts.on("release", ({ release, previous }: Events["release"]) => told.push(`release ${previous} -> ${release}`));
  prompts.on("error", ({ findings }) => told.push(`error ${findings.map(({ code }) => code).join()}`));
  prompts.on("recovered", ({ release }) => told.push(`recovered ${release}`));
  return told;
}

/** The codes of what is thrown. */
export async function codesOf(attempt: () => unknown): Promise<string[]> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof BlastgateError) return error.findings.map(({ code }) => code);
    throw error;
  }
  return [];
}

/** The edition of every part of Acme's answer. */
export async function editions(prompts: Prompts): Promise<string> {
  const { messages, version } = await prompts.get("chat/answer").render({ message: "Where is my card?" });
  const parts = messages[0]?.content.match(/\d+(?=\])/g) ?? [];
  return [...parts, version?.split(".")[0]].join(" ");
}
