import type { CatalogueEntry } from "./entry.ts";

/** What a run keeps on disk and in the shared cache, and what goes wrong with it. */
export const storageFindings = {
  "disk-full": {
    severity: "error",
    title: "The disk is full",
    message: (a: { path: string; detail: string; lost: number }) =>
      `Nothing more can be kept in ${a.path} (${a.detail}), so that no more responses are bought. ${
        a.lost === 0
          ? "Every response that was paid for is safe."
          : `${a.lost} of the responses that were under way could not be kept.`
      }`,
    fix: () => "Make room, and run again: the run goes on where it stopped.",
  },
  "journal-not-writable": {
    severity: "error",
    title: "Nowhere to keep what is paid for",
    message: (a: { path: string; detail: string }) =>
      `The journal of the run cannot be written at ${a.path} (${a.detail}), so that nothing was bought.`,
    fix: () => "Make the folder writable. Without it only what is in the cache already can be run again.",
  },
  "journal-not-written": {
    severity: "error",
    title: "A journal that can no longer be written",
    message: (a: { path: string; detail: string }) =>
      `Writing the journal at ${a.path} failed (${a.detail}), so that no more responses are bought.`,
    fix: () => "Check the disk, and run again: what the journal has is not bought twice.",
  },
  "journal-damaged": {
    severity: "warning",
    title: "A journal with lines that cannot be read",
    message: (a: { path: string; lines: number }) =>
      `${a.lines} of the lines in ${a.path} cannot be read. The responses on them are bought anew.`,
    fix: () => "Nothing. Where it happens again, check the disk.",
  },
  "journal-unreadable": {
    severity: "warning",
    title: "A journal that cannot be read",
    message: (a: { path: string; detail: string }) =>
      `${a.path} cannot be read (${a.detail}). What it holds is bought anew where it is needed.`,
    fix: () => "Make it readable, and run again.",
  },
  "response-cache-broken": {
    severity: "warning",
    title: "A response cache that cannot be read",
    message: (a: { detail: string; aside: string }) =>
      `The response cache is broken (${a.detail})${a.aside ? ` and was set aside as ${a.aside}` : ""}. Responses are bought anew.`,
    fix: () => "Nothing; delete the file set aside when you do not want to look into it.",
  },
  "response-cache-not-writable": {
    severity: "warning",
    title: "A response cache that cannot be written",
    message: (a: { detail: string }) =>
      `The response cache cannot be written (${a.detail}). It is read as far as it goes, and nothing is added to it.`,
    fix: () => "Make room, or make it writable. What this run bought stays in its journal until then.",
  },
  "cache-entries-damaged": {
    severity: "warning",
    title: "Entries of the cache that cannot be read",
    message: (a: { entries: number }) =>
      `${a.entries} of the entries in the response cache are damaged. They are bought or judged anew.`,
    fix: () => "Nothing. Where it happens again, check the disk.",
  },
  "shared-cache-refused": {
    severity: "warning",
    title: "A shared cache that does not let us in",
    message: (a: { url: string; status: number; action: string }) =>
      `The shared cache at ${a.url} answered ${a.status} and is not ${a.action} in this run.`,
    fix: () => "Check BLASTGATE_CACHE_TOKEN and `cache.team` in blastgate.yaml.",
  },
  "shared-cache-bypassed": {
    severity: "warning",
    title: "A shared cache that is slow or away",
    message: (a: { url: string; detail: string }) =>
      `The shared cache at ${a.url} failed several times in a row (${a.detail}) and is not used for the rest of this run.`,
    fix: () => "Check that it is up. Nothing else is wrong: what it does not have is bought.",
  },
  "shared-cache-entries-damaged": {
    severity: "warning",
    title: "Entries of the shared cache that are not what they say",
    message: (a: { url: string; entries: number }) =>
      `${a.entries} of the entries from the shared cache at ${a.url} have another digest than they should, and are not used.`,
    fix: () => "Find out who writes to it; they are replaced where BLASTGATE_CACHE_WRITE=1.",
  },
  "shared-cache-late": {
    severity: "warning",
    title: "Responses that did not reach the shared cache",
    message: (a: { url: string; entries: number }) =>
      `${a.entries} of the responses had not reached the shared cache at ${a.url} when the run ended.`,
    fix: () => "Nothing: others buy them where they need them.",
  },
  "prune-without-limit": {
    severity: "error",
    title: "Nothing says what may go",
    message: () => "`cache prune` was not told what may be removed.",
    fix: () => "Give `--older-than 30d`, `--max-size 500mb`, or both.",
  },
} satisfies Record<string, CatalogueEntry>;
