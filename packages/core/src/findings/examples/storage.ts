import type { storageFindings } from "../storage.ts";
import type { ExamplesOf } from "./examples-of.ts";

const path = ".git/blastgate/journals/3f9a1c.jsonl";
const url = "https://cache.acme.example";

export const storageExamples = {
  "disk-full": { path, detail: "no space left on device", lost: 0 },
  "journal-not-writable": { path, detail: "permission denied" },
  "journal-not-written": { path, detail: "input/output error" },
  "journal-damaged": { path, lines: 2 },
  "journal-unreadable": { path, detail: "permission denied" },
  "response-cache-broken": { detail: "database disk image is malformed", aside: "cache.db.broken-1" },
  "response-cache-not-writable": { detail: "attempt to write a readonly database" },
  "cache-entries-damaged": { entries: 3 },
  "shared-cache-refused": { url, status: 403, action: "written" },
  "shared-cache-bypassed": { url, detail: "connection timed out" },
  "shared-cache-entries-damaged": { url, entries: 1 },
  "shared-cache-late": { url, entries: 14 },
  "prune-without-limit": {},
} satisfies ExamplesOf<typeof storageFindings>;
