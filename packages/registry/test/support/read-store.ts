import { openStore } from "../../src/index.ts";
import { bytes, readAll } from "./artefacts.ts";
import { codeOf } from "./problems.ts";

/** Reads a store, tries to write, and says what came of it. */
const store = await openStore(process.argv[2] ?? "");
const read = await readAll(store);
const written = await codeOf(store.writeBlob(bytes("new")));
const { descriptor } = await store.readManifest("env.production");
const moved = await codeOf(store.moveTag("v1", { from: null, to: descriptor.digest }));
process.stdout.write(JSON.stringify({ read, written, moved }));
