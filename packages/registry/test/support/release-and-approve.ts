import { openStore } from "../../src/index.ts";
import { decisionType, moveTo, writeArtefact } from "./artefacts.ts";

/** Everything that is ever written: a new store, an artefact, one about it, a tag, and the tag moved. */
export async function releaseAndApprove(location: string): Promise<void> {
  const store = await openStore(location, { create: true });
  const first = await writeArtefact(store, "first");
  await moveTo(store, "env.production", first.digest);
  const second = await writeArtefact(store, "second");
  await writeArtefact(store, "GO", { artifactType: decisionType, subject: second });
  await writeArtefact(store, "approved", { artifactType: "application/vnd.acme.approval", subject: second });
  await moveTo(store, "env.production", second.digest);
}

if (import.meta.main) await releaseAndApprove(process.argv[2] ?? "");
