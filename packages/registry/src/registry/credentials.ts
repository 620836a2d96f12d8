import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod/mini";
import { decode } from "../decode.ts";
import { detailOf, problem } from "../problem.ts";

/** `identity` is exchanged for tokens by OAuth 2 refreshes, `token` is sent to the registry as it is. */
export type Credentials =
  | { kind: "password"; user: string; password: string }
  | { kind: "identity"; token: string }
  | { kind: "token"; token: string };

export type Env = Readonly<Record<string, string | undefined>>;

const authSchema = z.looseObject({
  auth: z.optional(z.string()),
  username: z.optional(z.string()),
  password: z.optional(z.string()),
  identitytoken: z.optional(z.string()),
  registrytoken: z.optional(z.string()),
});
/** https://docs.docker.com/reference/cli/docker/#docker-cli-configuration-file-configjson-properties */
const configSchema = z.looseObject({
  auths: z.optional(z.record(z.string(), authSchema)),
  credHelpers: z.optional(z.record(z.string(), z.string())),
  credsStore: z.optional(z.string()),
});
type DockerConfig = z.infer<typeof configSchema>;

/**
 * What Docker's configuration has for a registry: from the helper for just this one, else from the helper for all, else
 * from the file. `undefined` where it has nothing.
 *
 * @throws BlastgateError `registry-credentials-unreadable`, `registry-helper-failed`
 */
export async function findCredentials(host: string, env: Env): Promise<Credentials | undefined> {
  const path = join(env.DOCKER_CONFIG || join(env.HOME || homedir(), ".docker"), "config.json");
  const config = await readConfig(path);
  const names = namesOf(host);
  const helper = entryOf(config.credHelpers, names) ?? config.credsStore;
  if (helper) {
    // Most who read a store start no program.
    const { askHelper } = await import("./credential-helper.ts");
    const found = await askHelper(helper, host === "docker.io" ? dockerHub : host, env);
    if (found) return found;
  }
  const entry = entryOf(config.auths, names);
  return entry && readEntry(entry, path);
}

/** The key that Docker has used for its own registry ever since. */
const dockerHub = "https://index.docker.io/v1/";

function namesOf(host: string): string[] {
  return host === "docker.io" ? [host, "index.docker.io", "registry-1.docker.io"] : [host];
}

/** Keys are hosts; older ones are addresses. */
function entryOf<T>(entries: Readonly<Record<string, T>> | undefined, names: readonly string[]): T | undefined {
  const hostOf = (key: string) => key.replace(/^https?:\/\//, "").split("/", 1)[0] ?? "";
  return Object.entries(entries ?? {}).find(([key]) => names.includes(hostOf(key)))?.[1];
}

async function readConfig(path: string): Promise<DockerConfig> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    // A parser's message repeats what it could not read.
    const detail = error instanceof SyntaxError ? "it is not JSON" : detailOf(error);
    throw problem("registry-credentials-unreadable", { path, detail });
  }
  const decoded = decode(value, configSchema);
  if ("value" in decoded) return decoded.value;
  throw problem("registry-credentials-unreadable", { path, detail: decoded.detail });
}

function readEntry(entry: z.infer<typeof authSchema>, path: string): Credentials | undefined {
  if (entry.registrytoken) return { kind: "token", token: entry.registrytoken };
  if (entry.identitytoken) return { kind: "identity", token: entry.identitytoken };
  if (!entry.auth) {
    const { username: user, password } = entry;
    return user && password ? { kind: "password", user, password } : undefined;
  }
  const pair = /^([^:]+):(.*)$/s.exec(Buffer.from(entry.auth, "base64").toString("utf8"));
  if (!pair)
    throw problem("registry-credentials-unreadable", { path, detail: "an `auth` is no USER:PASSWORD in base64" });
  const [, user = "", password = ""] = pair;
  // Docker pads some passwords with zero bytes.
  return { kind: "password", user, password: password.replace(/\0+$/, "") };
}
