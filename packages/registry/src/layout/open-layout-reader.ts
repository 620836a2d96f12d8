import { resolve } from "node:path";
import { z } from "zod/mini";
import { problem } from "../problem.ts";
import { LayoutFiles, rootOf } from "./layout-files.ts";
import { LayoutReader } from "./layout-reader.ts";

const markerSchema = z.object({ imageLayoutVersion: z.literal("1.0.0") });

/** @throws BlastgateError `store-missing`, `store-not-a-layout`, `store-file-failed` */
export async function openLayoutReader(folder: string): Promise<LayoutReader> {
  const files = new LayoutFiles(await rootOf(resolve(folder)));
  if (await isLayout(files)) return new LayoutReader(files, folder);
  throw problem("store-missing", { store: folder });
}

export async function isLayout(files: LayoutFiles): Promise<boolean> {
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
