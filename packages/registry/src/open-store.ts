import { openLayout } from "./layout/open-layout.ts";
import { parseLocation } from "./location.ts";
import { RegistryStore } from "./registry/registry-store.ts";
import type { Store, StoreOptions } from "./store.ts";

/**
 * Opens a store: the path of an OCI image layout, or `oci://HOST[:PORT]/NAME` for a repository of a registry, which is
 * asked nothing before it is used.
 *
 * @throws BlastgateError `store-location-invalid`; of a layout `store-missing`, `store-not-a-layout`, `store-file-failed`
 */
export async function openStore(location: string, options: StoreOptions = {}): Promise<Store> {
  const parsed = parseLocation(location);
  return parsed.kind === "layout" ? openLayout(parsed.folder, options) : new RegistryStore(parsed, options);
}
