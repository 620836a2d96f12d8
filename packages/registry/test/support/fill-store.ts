import { readdirSync } from "node:fs";
import { BlastgateError } from "@blastgate/core";
import { openStore } from "../../src/index.ts";
import { moveTo, readArtefact, writeArtefact } from "./artefacts.ts";

/** Releases until the disk is full, and says what is there then. */
const location = process.argv[2] ?? "";
const store = await openStore(location, { create: true });
let released = "";
let found: unknown;
for (let nth = 0; !found; nth++) {
  const text = `release ${nth} ${"of many words ".repeat(200)}`;
  try {
    await moveTo(store, "env.production", (await writeArtefact(store, text)).digest);
    released = text;
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    found = error.findings[0];
  }
}
const isWhole = (await readArtefact(store, "env.production")) === released;
const left = readdirSync(location, { recursive: true }).filter((name) => String(name).includes(".new-"));
process.stdout.write(JSON.stringify({ found, isWhole, left }));
