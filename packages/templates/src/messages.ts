import { randomUUID } from "node:crypto";
import { BlastgateError, finding } from "@blastgate/core";
import { Dotprompt } from "dotprompt";
import type { Message } from "./format.ts";
import { once } from "./once.ts";

const library = once(() => new Dotprompt().compile("{{{marked}}}"));

/** What the dotprompt library looks for in a rendered text, wherever it came from. */
const libraryMarker = "<<<dotprompt:";

/** Template words for a message's role. `model` is Dotprompt's word for the assistant. */
const roles: ReadonlyMap<unknown, Message["role"]> = new Map([
  ["system", "system"],
  ["user", "user"],
  ["model", "assistant"],
  ["assistant", "assistant"],
]);

export function isRole(word: unknown): boolean {
  return roles.has(word);
}

/**
 * The boundaries between the messages of one render. Only the template can place one: the mark holds a number that
 * no variable can guess, and what looks like one of the library's own marks is put out of its sight. (To clean the
 * variables would not do: two of them, or one and the template's text, can make up a mark between them.)
 */
export class Boundaries {
  readonly #nonce = randomUUID();

  /** @throws BlastgateError where the role is none. */
  mark(role: unknown): string {
    if (typeof role !== "string" || !isRole(role)) throw new BlastgateError([finding("role-invalid", {})]);
    return `<<<${this.#nonce}:${role}>>>`;
  }

  /** The messages of a rendered text, as the dotprompt library parts them; blank ones are left out. */
  async split(rendered: string): Promise<Message[]> {
    const inert = `<<<${this.#nonce}|`;
    const marked = rendered.replaceAll(libraryMarker, inert).replaceAll(`<<<${this.#nonce}:`, `${libraryMarker}role:`);
    const { messages } = await (await library())({ input: { marked } });
    return messages.map(({ role, content }) => ({
      role: roles.get(role) ?? "user",
      content: content
        .map((part) => ("text" in part ? part.text : ""))
        .join("")
        .replaceAll(inert, libraryMarker),
    }));
  }
}
