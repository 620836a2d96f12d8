import { createHash, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { BlastgateError, finding } from "@blastgate/core";
import { isLoopback } from "@blastgate/registry";
import type { Surroundings } from "../context.ts";

/** Who is answered. */
export interface Access {
  /** Only this machine is served, by the names of its loopback. */
  isLocal: boolean;
  /** What a request has to have; `null`: nothing. */
  token: string | null;
}

/**
 * Prompts are an organisation's own: from another machine nobody reads them without a token.
 *
 * @throws BlastgateError `serve-token-missing`, `serve-token-unusable`
 */
export async function readAccess(
  { host, tokenFile }: { host: string; tokenFile?: string | undefined },
  { cwd, env }: Surroundings,
): Promise<Access> {
  const isLocal = isLoopback(host);
  const token = await readToken(tokenFile, { cwd, env });
  if (token === null && !isLocal) throw new BlastgateError([finding("serve-token-missing", { host })]);
  return { isLocal, token };
}

async function readToken(file: string | undefined, { cwd, env }: Surroundings): Promise<string | null> {
  if (file === undefined && env.BLASTGATE_TOKEN === undefined) return null;
  const refuse = (detail: string) =>
    new BlastgateError([finding("serve-token-unusable", { source: file ?? "BLASTGATE_TOKEN", detail })]);
  const text =
    file === undefined
      ? (env.BLASTGATE_TOKEN ?? "")
      : await readFile(resolve(cwd, file), "utf8").catch((error: unknown) => {
          throw refuse(error instanceof Error ? error.message : String(error));
        });
  const token = text.trim();
  if (!/^[\x21-\x7e]*$/.test(token)) throw refuse("it has characters that no header takes");
  if (token.length < 16) throw refuse(token === "" ? "it is empty" : `it has ${token.length} characters`);
  return token;
}

/**
 * A page in a browser of this machine can lead a name of its own to 127.0.0.1 and read what is answered. It cannot choose
 * the name that its requests are for.
 *
 * @throws BlastgateError `serve-host-refused`
 */
export function refuseOtherHosts(host: string, { isLocal }: Access): void {
  if (!isLocal || isLoopback(host.replace(/:\d+$/, "").toLowerCase())) return;
  throw new BlastgateError([finding("serve-host-refused", { host })]);
}

/** Takes as long for a token that is nearly right as for any other. */
export function isAdmitted(authorization: string, { token }: Access): boolean {
  if (token === null) return true;
  const [, sent = ""] = /^Bearer +(\S+) *$/i.exec(authorization) ?? [];
  return timingSafeEqual(digestOf(sent), digestOf(token));
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
