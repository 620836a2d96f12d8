import { parseLocation } from "./location.ts";
import type { ReaderOptions, StoreReader } from "./store.ts";

/**
 * Opens what `openStore` opens, to read what its tags point at. An application does with one kind of store, so that the
 * code for the other is not loaded.
 *
 * @throws BlastgateError as `openStore` does
 */
export async function openReader(location: string, options: ReaderOptions = {}): Promise<StoreReader> {
  const parsed = parseLocation(location);
  if (parsed.kind === "layout") {
    const { openLayoutReader } = await import("./layout/open-layout-reader.ts");
    return openLayoutReader(parsed.folder);
  }
  const { RegistryReader } = await import("./registry/registry-reader.ts");
  return new RegistryReader(parsed, options);
}
