import type { Bump, Note, ReviewedPrompt } from "@blastgate/core";
import { CANCEL_SYMBOL, cancel, multiselect, select, text } from "@clack/prompts";

/** What is known of a note before anybody is asked. */
interface Given {
  prompts: readonly string[];
  bump: Bump | undefined;
  why: string | undefined;
}

interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
}

/**
 * Asks on a terminal for what is not known of a note: which of the changed prompts it is about, how much each of them
 * changes, and why. `null` where nobody wants to answer.
 */
export async function askForNote(
  { prompts, bump, why }: Given,
  changed: readonly ReviewedPrompt[],
  terminal: Terminal,
): Promise<Note | null> {
  try {
    const chosen = prompts.length > 0 ? prompts : await askWhich(changed, terminal);
    const releases: { prompt: string; bump: Bump }[] = [];
    for (const prompt of chosen) {
      const needed = changed.find((each) => each.prompt === prompt)?.needed ?? null;
      releases.push({ prompt, bump: bump ?? (await askBump(prompt, needed, terminal)) });
    }
    return { releases, why: why ?? (await askWhy(terminal)) };
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    cancel("Nothing was written.", terminal);
    return null;
  }
}

class NoAnswer extends Error {}

async function answerTo<Answer>(asked: Promise<Answer | typeof CANCEL_SYMBOL>): Promise<Answer> {
  const answer = await asked;
  if (answer === CANCEL_SYMBOL) throw new NoAnswer();
  return answer;
}

async function askWhich(changed: readonly ReviewedPrompt[], terminal: Terminal): Promise<string[]> {
  return answerTo(
    multiselect({
      ...terminal,
      message: "Which prompts is the note about?",
      options: changed.map(({ prompt, status, noted }) => ({
        value: prompt,
        hint: noted ? `there is a note already: ${noted}` : status,
      })),
      initialValues: changed.filter(({ needed, noted }) => needed && !noted).map(({ prompt }) => prompt),
    }),
  );
}

const meanings: readonly { value: Bump; label: string }[] = [
  { value: "patch", label: "patch: all that anybody relies on stays" },
  { value: "minor", label: "minor: there is more to rely on" },
  { value: "major", label: "major: something that was relied on is gone" },
];

async function askBump(prompt: string, needed: Bump | null, terminal: Terminal): Promise<Bump> {
  return answerTo(
    select({
      ...terminal,
      message: `How much does ${prompt} change?`,
      options: meanings.map((each) => (each.value === needed ? { ...each, hint: "the least that will do" } : each)),
      initialValue: needed ?? "patch",
    }),
  );
}

async function askWhy(terminal: Terminal): Promise<string> {
  return answerTo(
    text({
      ...terminal,
      message: "What changes for those who use it, and why?",
      validate: (written) => (written?.trim() ? undefined : "Say why: it is what people will look for."),
    }),
  );
}
