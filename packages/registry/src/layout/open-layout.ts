import { resolve } from "node:path";
import { problem } from "../problem.ts";
import type { StoreOptions } from "../store.ts";
import { rootOf } from "./layout-files.ts";
import { LayoutStore } from "./layout-store.ts";
import { isLayout } from "./open-layout-reader.ts";
import { TagIndex } from "./tag-index.ts";
import { isFolder, WritableLayoutFiles } from "./writable-layout-files.ts";

const marker = Buffer.from(JSON.stringify({ imageLayoutVersion: "1.0.0" }));
const leftoverAgeMs = 3_600_000;

/**
 * Opens an OCI image layout (image spec 1.1), and where asked to makes it first.
 *
 * @throws BlastgateError `store-missing`, `store-not-a-layout`, `store-file-failed`
 */
export async function openLayout(folder: string, options: StoreOptions): Promise<LayoutStore> {
  const absolute = resolve(folder);
  let files = new WritableLayoutFiles(await rootOf(absolute));
  if (!(await isLayout(files))) {
    if (!options.create) throw problem("store-missing", { store: folder });
    await makeLayout(files, folder, options);
    files = new WritableLayoutFiles(await rootOf(absolute));
  }
  if (options.deletes) await files.removeLeftovers(Date.now() - leftoverAgeMs);
  return new LayoutStore(files, folder, options);
}

/**
 * Lists the referrers in a layout anew, by the `subject` of all manifests that are there: also those that another program
 * wrote, or a process that was killed before it had listed them.
 *
 * @throws BlastgateError as `openStore` does, and `store-content-damaged`
 */
export async function rebuildReferrers(folder: string, options: StoreOptions = {}): Promise<void> {
  await (await openLayout(folder, options)).rebuildReferrers();
}

/** `oci-layout` comes last, so that what has it is whole, and what was cut short is made anew. */
async function makeLayout(files: WritableLayoutFiles, store: string, options: StoreOptions): Promise<void> {
  if (await isFolder(files.root)) {
    const ours = ["blobs", "index.json", "index.lock", "oci-layout"];
    if (!(await files.names()).every((name) => ours.includes(name))) {
      throw problem("store-not-a-layout", { store, detail: "the folder has other files in it" });
    }
  }
  await files.makeFolders();
  const path = files.path("index.lock");
  const { lockTimeoutMs: timeoutMs = 30_000, signal } = options;
  const { withLock } = await import("./lock.ts");
  await withLock({ path, store, timeoutMs, signal }, async () => {
    if (await isLayout(files)) return;
    await TagIndex.empty(files).write(files);
    await files.write("oci-layout", marker);
  });
}
