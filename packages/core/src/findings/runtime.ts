import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

const short = (digest: string) => digest.slice(0, "sha256:".length + 12);

/** What an application meets that gets its prompts from a store as it runs. */
export const runtimeFindings = {
  "runtime-environment-empty": {
    severity: "error",
    title: "An environment that runs nothing",
    message: (a: { environment: string; store: string }) => `${a.store} has no release for "${a.environment}".`,
    fix: (a) => `Promote one with \`blastgate promote ${a.environment}\`, or name another environment or store.`,
  },
  "runtime-without-copy": {
    severity: "error",
    title: "Nothing to start from",
    message: (a: { environment: string; folder: string }) =>
      a.folder
        ? `There is no copy of a release of "${a.environment}" in ${a.folder} either.`
        : `No copies of what "${a.environment}" ran are kept, so that there is nothing else to start from.`,
    fix: () => "See to the store. Once it was reached, a copy on disk lets the application start without it.",
  },
  "runtime-copy-damaged": {
    severity: "error",
    title: "A copy that is not taken",
    message: (a: { path: string; detail: string }) => `The copy in ${a.path} is not used: ${a.detail}.`,
    fix: () =>
      "Nothing where the store can be reached: the copy is written anew. Else remove it, and see to the store.",
  },
  "runtime-copy-not-kept": {
    severity: "warning",
    title: "A copy that cannot be written",
    message: (a: { path: string; detail: string }) =>
      `What runs cannot be kept in ${a.path} (${a.detail}), so that the application does not start while the store is away.`,
    fix: () => "Make the folder writable, name another with `copy`, or give `null` for none.",
  },
  "runtime-store-silent": {
    severity: "error",
    title: "A store that does not answer",
    message: (a: { store: string; seconds: number }) => `${a.store} has not answered for ${a.seconds} s.`,
    fix: () => "See to the store. What was read last is served meanwhile.",
  },
  "runtime-went-back": {
    severity: "error",
    title: "A history that became shorter",
    message: (a: { environment: string; store: string; record: string; sequence: number; known: number }) =>
      `In ${a.store} "${a.environment}" is at its record ${a.sequence} (${short(a.record)}), and was at ${a.known} before. It is not followed there.`,
    fix: () =>
      "Find out who moved the tag. A rollback makes a new record. Where the store was restored from an older one, remove the application's copy and start it again.",
  },
  "runtime-release-unusable": {
    severity: "error",
    title: "A release that an application cannot use",
    message: (a: { release: string; prompt: string; detail: string }) =>
      `In ${short(a.release)} the input schema of "${a.prompt}" cannot be used: ${a.detail}.`,
    fix: () => "Mend the schema, and promote the release that is made of it.",
  },
  "runtime-failed": {
    severity: "error",
    title: "An error that nobody foresaw",
    message: (a: { store: string; detail: string }) => `Reading ${a.store} failed: ${a.detail}.`,
    fix: () => "What was read last is served meanwhile. Report it, with the error's `cause`.",
  },
  "prompt-not-released": {
    severity: "error",
    title: "A prompt that is not in the release",
    message: (a: { prompt: string; environment: string; release: string; suggestion: string }) =>
      `${short(a.release)}, which "${a.environment}" runs, has no prompt "${a.prompt}".${didYouMean(a.suggestion)}`,
    fix: (a) =>
      a.suggestion ? `Ask for "${a.suggestion}".` : "Promote a release that has it before the code that asks for it.",
  },
  "prompt-only-included": {
    severity: "error",
    title: "A partial asked for by itself",
    message: (a: { prompt: string }) => `"${a.prompt}" is a partial, meant for inclusion by other prompts.`,
    fix: () => "Ask for a prompt that includes it, or take the underscore from its file's name.",
  },
  "prompt-input-refused": {
    severity: "error",
    title: "Variables that a prompt does not take",
    message: (a: { prompt: string; at: string; detail: string }) =>
      `The input of "${a.prompt}" is refused${a.at && ` at ${a.at}`}: ${a.detail}.`,
    fix: () => "Give the variables that the prompt's input schema asks for, as plain data.",
  },
} satisfies Record<string, CatalogueEntry>;
