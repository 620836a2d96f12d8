import { BlockList, isIP } from "node:net";
import type { RegistryLocation } from "../location.ts";
import { problem } from "../problem.ts";

/** Where a registry is, and where else it may lead to. */
export class Addresses {
  readonly origin: string;
  readonly #store: string;
  readonly #base: string;
  readonly #isPlain: boolean;
  readonly #isInsecure: boolean;

  /** @param insecure as `StoreOptions` has it */
  constructor({ name, host, repository }: RegistryLocation, insecure: boolean | undefined) {
    const at = new URL(`http://${host === "docker.io" ? "registry-1.docker.io" : host}`);
    this.#isPlain = insecure ?? isLoopback(at.hostname);
    this.#isInsecure = insecure ?? false;
    this.#store = name;
    this.origin = `${this.#isPlain ? "http" : "https"}://${at.host}`;
    this.#base = `${this.origin}/v2/${repository}/`;
  }

  /** Of something in the repository. Its parts are digests and tags that were checked, so that they stay in it. */
  within(path: string): URL {
    return new URL(path, this.#base);
  }

  isWithin(url: URL): boolean {
    return url.href.startsWith(this.#base);
  }

  /**
   * Where an answer leads to, if we may follow.
   *
   * @throws BlastgateError `registry-redirect-refused`, `registry-plain-http-refused`
   */
  resolve(address: string, { from, what }: { from: URL; what: string }): URL {
    const refuse = (to: string, detail: string) =>
      problem("registry-redirect-refused", { store: this.#store, what, to, detail });
    if (!URL.canParse(address, from.href)) throw refuse("nowhere", "it is no address");
    const url = new URL(address, from.href);
    if (url.username || url.password) throw refuse(url.origin, "it has credentials in it");
    if (url.protocol === "https:") return url;
    if (url.protocol !== "http:") throw refuse(url.protocol, "it is not HTTP");
    if (this.#isInsecure || (this.#isPlain && isLoopback(url.hostname))) return url;
    throw problem("registry-plain-http-refused", { store: this.#store, address: url.origin });
  }
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** @param hostname a name or an address, of IPv6 in brackets or without */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  const version = isIP(host);
  return version === 0 ? host === "localhost" : loopback.check(host, version === 4 ? "ipv4" : "ipv6");
}
