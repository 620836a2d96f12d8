import { resolve } from "node:path";
import { z } from "zod";
import { problem } from "../problem.ts";
import type { StoreOptions } from "../store.ts";
import { isFolder, LayoutFiles, rootOf } from "./layout-files.ts";
import { LayoutStore } from "./layout-store.ts";
import { TagIndex } from "./tag-index.ts";

const markerSchema = z.object({ imageLayoutVersion: z.literal("1.0.0") });
const marker = Buffer.from(JSON.stringify({ imageLayoutVersion: "1.0.0" }));
const leftoverAgeMs = 3_600_000;

/**
 * Opens an OCI image layout (image spec 1.1), and where asked to makes it first.
 *
 * @throws BlastgateError `store-missing`, `store-not-a-layout`, `store-file-failed`
 */
export async function openLayout(folder: string, options: StoreOptions): Promise<LayoutStore> {
  const absolute = resolve(folder);
  let files = new LayoutFiles(await rootOf(absolute));
  if (!(await isLayout(files))) {
    if (!options.create) throw problem("store-missing", { store: folder });
    await makeLayout(files, folder, options);
    files = new LayoutFiles(await rootOf(absolute));
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

async function isLayout(files: LayoutFiles): Promise<boolean> {
  const content = await files.read("oci-layout", 4096);
  if (!content) return false;
  try {
    markerSchema.parse(JSON.parse(Buffer.from(content).toString("utf8")));
    return true;
  } catch (cause) {
    const detail = "oci-layout is not of version 1.0.0";
    throw problem("store-not-a-layout", { store: files.root, detail }, { cause });
  }
}

/** `oci-layout` comes last, so that what has it is whole, and what was cut short is made anew. */
async function makeLayout(files: LayoutFiles, store: string, options: StoreOptions): Promise<void> {
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
