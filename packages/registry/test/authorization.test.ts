import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openStore, type Store } from "../src/index.ts";
import { bytes, moveTo, readArtefact, writeArtefact } from "./support/artefacts.ts";
import { type Asked, failure, type Reply, startLoopbackRegistry } from "./support/loopback-registry.ts";
import { problemOf } from "./support/problems.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const user = "casey";
const password = "correct horse: battery";
const basic = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

/** Docker's configuration, and the programs on the path, in a folder of their own. */
function dockerConfig(config: object, programs: Record<string, string> = {}): Record<string, string> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return { DOCKER_CONFIG: folder, PATH: `${folder}:${process.env.PATH}` };
}

const auth = Buffer.from(`${user}:${password}`).toString("base64");
const login = (host: string) => dockerConfig({ auths: { [host]: { auth } } });

async function useAll(store: Store): Promise<void> {
  const release = await writeArtefact(store, "first");
  await writeArtefact(store, "GO", { subject: release });
  await moveTo(store, "env.production", release.digest);
  expect(await readArtefact(store, "env.production")).toBe("first");
  expect(await store.listTags()).toEqual(["env.production"]);
  expect(await store.referrers(release.digest)).toHaveLength(1);
}

function unauthorized(challenge: string): Reply {
  return { ...failure(401, "UNAUTHORIZED", "authentication required"), headers: { "www-authenticate": challenge } };
}

/** A registry that wants a user's password. */
async function basicRegistry() {
  return startLoopbackRegistry(({ headers }) =>
    headers.authorization === basic ? undefined : unauthorized('Basic realm="Acme, \\"the\\" registry"'),
  );
}

interface Granted {
  scope: string;
  usesLeft: number;
}

/** A registry that wants tokens, and the server that gives them. */
async function bearerRegistry(grant: (scope: string, asked: Asked) => Granted | Reply) {
  const granted = new Map<string, Granted>();
  const tokens = await startLoopbackRegistry((asked) => {
    const form = asked.method === "POST" ? asked.body.toString() : (asked.url.split("?")[1] ?? "");
    const scope = new URLSearchParams(form).get("scope") ?? "";
    const answer = grant(scope, asked);
    if (!("scope" in answer)) return answer;
    const token = `token-${granted.size + 1}`;
    granted.set(token, answer);
    return { body: JSON.stringify({ token, expires_in: 300 }) };
  });
  const registry = await startLoopbackRegistry(({ method, headers }) => {
    const needed = method === "GET" || method === "HEAD" ? "pull" : "pull,push";
    const scope = `repository:acme/prompts:${needed}`;
    const token = granted.get(headers.authorization?.replace("Bearer ", "") ?? "");
    const challenge = `Bearer realm="http://${tokens.host}/token",service="registry.acme.example",scope="${scope}"`;
    if (!token) return unauthorized(challenge);
    if (!token.scope.startsWith(scope)) return unauthorized(`${challenge},error="insufficient_scope"`);
    token.usesLeft -= 1;
    return token.usesLeft < 0 ? unauthorized(`${challenge},error="invalid_token"`) : undefined;
  });
  const dispose = async () => {
    await registry[Symbol.asyncDispose]();
    await tokens[Symbol.asyncDispose]();
  };
  return { registry, tokens, location: `oci://${registry.host}/acme/prompts`, [Symbol.asyncDispose]: dispose };
}

describe("a registry that wants a password", () => {
  it("gets it from Docker's configuration, and only once it has asked", async () => {
    await using registry = await basicRegistry();
    const store = await openStore(`oci://${registry.host}/acme/prompts`, { env: login(registry.host) });
    await useAll(store);
    expect(registry.asked.filter(({ headers }) => headers.authorization === undefined).length).toBeLessThanOrEqual(2);
    expect(registry.asked[0]?.headers.authorization).toBeUndefined();
  });

  it.each([
    ["an older key", (host: string) => ({ auths: { [`https://${host}/v1/`]: { auth } } })],
    ["separate fields", (host: string) => ({ auths: { [host]: { username: user, password } } })],
  ])("gets it from %s, too", async (_, config) => {
    await using registry = await basicRegistry();
    const env = dockerConfig(config(registry.host));
    await useAll(await openStore(`oci://${registry.host}/acme/prompts`, { env }));
  });

  it.each([
    ["nothing for it", { auths: { "other.acme.example": { auth } } }, ""],
    ["another password", { username: user, password: "wrong horse" }, user],
  ])("does not let us in with %s, and we say as whom we asked", async (_, config, as) => {
    await using registry = await basicRegistry();
    const env = dockerConfig("auths" in config ? config : { auths: { [registry.host]: config } });
    const store = await openStore(`oci://${registry.host}/acme/prompts`, { env });
    const found = await problemOf(store.listTags());
    const args = { status: 401, user: as, detail: "UNAUTHORIZED, authentication required" };
    expect(found).toMatchObject({ code: "registry-denied", args });
    expect(JSON.stringify(found)).not.toMatch(/horse/);
  });

  it("does not have it repeated by whom it was sent to", async () => {
    await using registry = await startLoopbackRegistry(({ headers }) =>
      headers.authorization
        ? failure(403, "DENIED", `${headers.authorization} is "${password}"`)
        : unauthorized('Basic realm="Acme"'),
    );
    const store = await openStore(`oci://${registry.host}/acme/prompts`, { env: login(registry.host) });
    const found = await problemOf(store.listTags());
    expect(found).toMatchObject({ code: "registry-denied", args: { status: 403, detail: 'DENIED, Basic … is "…"' } });
  });

  it("is the only one that gets it, where a blob is elsewhere", async () => {
    await using storage = await startLoopbackRegistry(({ url }) =>
      url === "/deny" ? unauthorized('Basic realm="Files"') : { body: "first" },
    );
    let path = "/files/1";
    await using registry = await startLoopbackRegistry(({ headers, method, url }) => {
      if (headers.authorization !== basic) return unauthorized('Basic realm="Acme"');
      if (method !== "GET" || !url.includes("/blobs/")) return undefined;
      return { status: 307, headers: { location: `http://${storage.host}${path}` } };
    });
    const store = await openStore(`oci://${registry.host}/acme/prompts`, { env: login(registry.host) });
    const { digest } = await store.writeBlob(bytes("first"));
    expect(Buffer.from(await store.readBlob(digest, { maxBytes: 10 })).toString()).toBe("first");
    path = "/deny";
    expect((await problemOf(store.readBlob(digest, { maxBytes: 10 }))).code).toBe("registry-denied");
    expect(storage.asked.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  });
});

describe("a registry that wants tokens", () => {
  it("gets them from its server, for what is done, with the password from Docker's configuration", async () => {
    await using server = await bearerRegistry((scope, { headers }) =>
      headers.authorization === basic ? { scope, usesLeft: 1000 } : failure(401, "UNAUTHORIZED", "who is it?"),
    );
    const { registry, tokens, location } = server;
    await useAll(await openStore(location, { env: login(registry.host) }));
    const asked = tokens.asked.map(({ url }) => Object.fromEntries(new URLSearchParams(url.split("?")[1])));
    const service = "registry.acme.example";
    expect(asked).toEqual([
      { service, scope: "repository:acme/prompts:pull" },
      { service, scope: "repository:acme/prompts:pull,push" },
    ]);
    expect(registry.asked.some(({ headers }) => headers.authorization?.startsWith("Basic"))).toBe(false);
  });

  it("gives them to everybody, where it is public", async () => {
    await using server = await bearerRegistry((scope) => ({ scope, usesLeft: 1000 }));
    await useAll(await openStore(server.location, { env: dockerConfig({}) }));
    expect(server.tokens.asked.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it("gets a new one where one has expired", async () => {
    await using server = await bearerRegistry((scope) => ({ scope, usesLeft: 2 }));
    await useAll(await openStore(server.location, { env: dockerConfig({}) }));
    expect(server.tokens.asked.length).toBeGreaterThan(3);
  });

  it("is asked no further where a token is not for what is to be done", async () => {
    await using server = await bearerRegistry(() => ({ scope: "repository:acme/prompts:pull", usesLeft: 1000 }));
    const { registry, tokens, location } = server;
    const store = await openStore(location, { env: login(registry.host) });
    expect(await store.listTags()).toEqual([]);
    const found = await problemOf(store.writeBlob(bytes("new")));
    expect(found).toMatchObject({ code: "registry-denied", args: { status: 401, user } });
    expect(tokens.asked).toHaveLength(2);
    expect(JSON.stringify(found)).not.toMatch(/token-|horse/);
  });

  it("is not let in where its server does not know us", async () => {
    await using server = await bearerRegistry(() => failure(401, "UNAUTHORIZED", "who is it?"));
    const found = await problemOf((await openStore(server.location, { env: dockerConfig({}) })).listTags());
    expect(found).toMatchObject({ code: "registry-denied", args: { status: 401, user: "" } });
  });

  it.each([
    ["no JSON", "<html>"],
    ["no token", "{}"],
    ["one that would break a header", JSON.stringify({ token: "a\r\nHost: b" })],
  ])("is not believed where its server sends %s", async (_, body) => {
    await using server = await bearerRegistry(() => ({ body }));
    const found = await problemOf((await openStore(server.location, { env: dockerConfig({}) })).listTags());
    expect(found.code).toBe("registry-answer-invalid");
  });

  it("gets them for an identity token, by refreshing it", async () => {
    await using server = await bearerRegistry((scope, { method, body }) => {
      const form = new URLSearchParams(body.toString());
      const isRefresh = method === "POST" && form.get("grant_type") === "refresh_token";
      const mayEnter = isRefresh && form.get("refresh_token") === "identity of casey";
      return mayEnter ? { scope, usesLeft: 1000 } : failure(401, "UNAUTHORIZED", "who is it?");
    });
    const env = dockerConfig({ auths: { [server.registry.host]: { identitytoken: "identity of casey" } } });
    await useAll(await openStore(server.location, { env }));
    expect(server.tokens.asked.every(({ url }) => !url.includes("identity"))).toBe(true);
  });

  it.each([
    ["without TLS", "http://tokens.acme.example/token", "registry-plain-http-refused"],
    ["with credentials in its address", "https://a:b@tokens.acme.example/token", "registry-redirect-refused"],
    ["that is nowhere", "", "registry-redirect-refused"],
  ])("does not send a password to a server %s", async (_, realm, code) => {
    await using registry = await startLoopbackRegistry(() => unauthorized(`Bearer realm="${realm}"`));
    const store = await openStore(`oci://${registry.host}/acme/prompts`, { env: login(registry.host) });
    const found = await problemOf(store.listTags());
    // An empty address is that of the registry itself, which gives no token.
    expect(found.code).toBe(realm === "" ? "registry-denied" : code);
  });

  it("asks for no other repository than ours, whatever it is told", async () => {
    await using tokens = await startLoopbackRegistry(() => failure(401, "UNAUTHORIZED", "who is it?"));
    await using registry = await startLoopbackRegistry(() =>
      unauthorized(`Bearer realm="http://${tokens.host}/",scope="repository:acme/secrets:pull,push"`),
    );
    const store = await openStore(`oci://${registry.host}/acme/prompts`, { env: login(registry.host) });
    await problemOf(store.listTags());
    expect(tokens.asked[0]?.url).toBe("/?scope=repository%3Aacme%2Fprompts%3Apull");
  });
});

describe("a credential helper", () => {
  const answer = JSON.stringify({ ServerURL: "x", Username: user, Secret: password });

  it.each([
    ["of one registry", (host: string) => ({ credHelpers: { [host]: "acme" }, credsStore: "other" })],
    ["of all", () => ({ credsStore: "acme" })],
  ])("%s is asked for its credentials by its name", async (_, config) => {
    await using registry = await basicRegistry();
    const script = `read -r server; [ "$1 $server" = "get ${registry.host}" ] && printf '%s' '${answer}'`;
    const env = dockerConfig(config(registry.host), { "docker-credential-acme": script });
    await useAll(await openStore(`oci://${registry.host}/acme/prompts`, { env }));
  });

  it("that has none leaves it to the file, or to nobody", async () => {
    await using registry = await basicRegistry();
    const none = { "docker-credential-acme": "echo credentials not found in native keychain; exit 1" };
    const env = dockerConfig({ credsStore: "acme", auths: { [registry.host]: { auth } } }, none);
    await useAll(await openStore(`oci://${registry.host}/acme/prompts`, { env }));
    const nobody = await openStore(`oci://${registry.host}/acme/prompts`, {
      env: dockerConfig({ credsStore: "acme" }, none),
    });
    expect(await problemOf(nobody.listTags())).toMatchObject({ code: "registry-denied", args: { user: "" } });
  });

  it.each([
    ["fails", "acme", `echo '${password}'; echo '${password}' >&2; exit 3`, "it ended with 3"],
    ["says something else", "acme", `echo '${password}'`, "it answered something else"],
    ["is not there", "missing", "", "it is not on the path"],
    ["is elsewhere", "../acme", "", "it is no name of a program"],
  ])("that %s is told of, without what it said", async (_, name, script, detail) => {
    await using registry = await basicRegistry();
    const env = dockerConfig({ credsStore: name }, { "docker-credential-acme": script });
    const found = await problemOf((await openStore(`oci://${registry.host}/acme/prompts`, { env })).listTags());
    expect(found).toMatchObject({ code: "registry-helper-failed", args: { detail } });
    expect(JSON.stringify(found)).not.toMatch(/horse/);
  });
});

describe("Docker's configuration", () => {
  it.each([
    ["no JSON", `{"auths": {"x": {"auth": "${auth}"`],
    ["something else", JSON.stringify({ auths: [auth] })],
    ["no user and password", JSON.stringify({ auths: { HOST: { auth: Buffer.from("horse").toString("base64") } } })],
  ])("that is %s is told of, without what it says", async (_, text) => {
    await using registry = await basicRegistry();
    const folder = temporaryFolder();
    writeFileSync(join(folder, "config.json"), text.replace("HOST", registry.host));
    const env = { DOCKER_CONFIG: folder };
    const found = await problemOf((await openStore(`oci://${registry.host}/acme/prompts`, { env })).listTags());
    expect(found.code).toBe("registry-credentials-unreadable");
    expect(JSON.stringify(found)).not.toMatch(/horse|Y2FzZXk/);
  });

  it("is not read where nothing is asked for", async () => {
    await using registry = await startLoopbackRegistry();
    const env = dockerConfig({ auths: [] });
    await useAll(await openStore(`oci://${registry.host}/acme/prompts`, { env }));
  });
});
