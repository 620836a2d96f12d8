/** A chat message as providers exchange them. */
export interface Message {
  role: string;
  content: string;
}

/** What the model is told, and what it is told it about. Only the first is ever followed. */
export interface Request {
  instructions: string;
  message: string;
}

/**
 * Reads a rendered prompt: a JSON array of `{role, content}`.
 * @throws TypeError that names the first thing that is wrong with it.
 */
export function parseMessages(prompt: string): Message[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(prompt);
  } catch (cause) {
    throw new TypeError("The prompt is not JSON; the simulated model takes a JSON array of {role, content} messages.", {
      cause,
    });
  }
  if (!Array.isArray(parsed)) throw new TypeError("The prompt is JSON, but not an array of {role, content} messages.");
  if (parsed.length === 0) throw new TypeError("The prompt is an empty array; it needs at least one message.");
  return parsed.map((entry: unknown, index) => {
    if (!isMessage(entry))
      throw new TypeError(`Message ${index + 1} of the prompt needs a text role and a text content.`);
    return { role: entry.role, content: entry.content };
  });
}

/**
 * Tells instructions from data: system messages instruct, the last user message is what they are about.
 * A prompt without system message carries both in one text; its last paragraph is then taken to be the data.
 */
export function separate(messages: readonly Message[]): Request {
  const instructing = messages.filter(({ role }) => role === "system" || role === "developer");
  const last = messages.findLast(
    ({ role }) => role !== "system" && role !== "developer" && role !== "assistant" && role !== "model",
  );
  const message = last?.content ?? "";
  if (instructing.length > 0) return { instructions: instructing.map(({ content }) => content).join("\n\n"), message };
  const paragraphs = message.split(/\n\s*\n/);
  return { instructions: paragraphs.slice(0, -1).join("\n\n"), message: paragraphs.at(-1) ?? "" };
}

function isMessage(value: unknown): value is Message {
  return (
    typeof value === "object" &&
    value !== null &&
    "role" in value &&
    typeof value.role === "string" &&
    "content" in value &&
    typeof value.content === "string"
  );
}
