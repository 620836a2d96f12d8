import { problem } from "./problem.ts";

export type Location = { kind: "layout"; folder: string } | ({ kind: "registry" } & RegistryLocation);

export interface RegistryLocation {
  /** `oci://HOST/NAME`, as messages name it. */
  name: string;
  /** With its port, where it is not the usual one. */
  host: string;
  repository: string;
}

/** The grammar of the distribution spec. */
const part = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const repositoryPattern = new RegExp(`^${part}(?:/${part})*$`);
const hostPattern = /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?$/i;

/**
 * A folder's path, or `oci://HOST[:PORT]/NAME`.
 *
 * @throws BlastgateError `store-location-invalid`
 */
export function parseLocation(location: string): Location {
  // What looks like a password is not repeated.
  const shown = location.replace(/\/\/[^/]*@/, "//…@");
  const refuse = (detail: string) => problem("store-location-invalid", { location: shown, detail });
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(location)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    if (location === "" || location.includes("\0")) throw refuse("it is no path");
    return { kind: "layout", folder: location };
  }
  if (scheme !== "oci") throw refuse(`"${scheme}" is no kind of store`);
  const rest = location.slice("oci://".length);
  const [written = ""] = rest.split("/", 1);
  const host = written.toLowerCase();
  const repository = rest.slice(host.length + 1);
  if (host.includes("@")) throw refuse("credentials do not belong there");
  if (!hostPattern.test(host) || !URL.canParse(`https://${host}/`)) throw refuse("its host is none");
  if (repository.length > 255 || !repositoryPattern.test(repository)) throw refuse("its name is none");
  return { kind: "registry", name: `oci://${host}/${repository}`, host, repository };
}
