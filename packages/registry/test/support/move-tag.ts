import { isLostRace, openStore } from "../../src/index.ts";
import { writeArtefact } from "./artefacts.ts";

/** Moves a tag on, from release to release, until there are so many; says each move that it has made. */
const [, , location = "", tag = "", name = "", until = ""] = process.argv;
const store = await openStore(location);
for (;;) {
  const from = await store.readTag(tag);
  const before = from ? Number((await store.readManifest(from)).descriptor.annotations?.nth) : 0;
  if (before >= Number(until)) break;
  const annotations = { nth: String(before + 1), before: from ?? "" };
  const { digest } = await writeArtefact(store, `release of ${name}`, { annotations });
  try {
    await store.moveTag(tag, { from, to: digest });
    process.stdout.write(`${digest}\n`);
  } catch (error) {
    if (!isLostRace(error)) throw error;
  }
}
