import { openStore } from "../../src/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** An empty store on disk, until the test has ended. */
export async function temporaryLayout() {
  const folder = temporaryFolder();
  return { folder, store: await openStore(folder, { create: true }) };
}
