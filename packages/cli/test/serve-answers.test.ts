import { tmpdir } from "node:os";
import { openPrompts, type Prompts } from "@blastgate/runtime";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { intervalOf, portOf } from "../src/parse-flags.ts";
import { readAccess } from "../src/serve/access.ts";
import { answer, type ServeRequest } from "../src/serve/answer.ts";
import { listen } from "../src/serve/listen.ts";
import { Metrics } from "../src/serve/metrics.ts";
import { thorough } from "./support/acme.ts";
import { acmeOnStaging, input, render, token } from "./support/staging.ts";

let release: string;
let prompts: Prompts;

beforeAll(async () => {
  const staging = await acmeOnStaging();
  release = staging.before;
  prompts = await openPrompts({ store: staging.store, environment: "staging", copy: null, pollMs: null });
});
afterAll(() => prompts.close());

interface Asking {
  asked?: Partial<Omit<ServeRequest, "body">> & { body?: string | Uint8Array };
  isLocal?: boolean;
  token?: string | null;
  isStopping?: boolean;
  metrics?: Metrics;
}

/** What is answered to a request that is right in all that is not given. */
async function ask(method: string, target: string, { asked = {}, metrics, ...how }: Asking = {}) {
  const { body = JSON.stringify({ input }), ...headers } = asked;
  const right = { host: "127.0.0.1:7080", authorization: "", contentType: "application/json" };
  const access = { isLocal: how.isLocal ?? true, token: how.token ?? null };
  const reply = await answer(
    { method, target, ...right, ...headers, body: async () => Buffer.from(body) },
    { prompts, metrics: metrics ?? new Metrics(prompts), access, isStopping: how.isStopping ?? false },
  );
  return { ...reply, told: () => JSON.parse(reply.body) };
}

describe("an answer", () => {
  test("names all prompts of the release, and says of each what it takes", async () => {
    const { told, headers } = await ask("GET", "/v1/prompts");
    const { prompts: listed, ...pinned } = told();
    expect(headers["content-type"]).toBe("application/json");
    expect(pinned).toEqual({ environment: "staging", release });
    const ids = listed.map(({ prompt }: { prompt: string }) => prompt);
    expect(ids).toEqual(["chat/reply", "mortgage/read-document", "support/classify"]);
    expect(listed[2]).toMatchObject({ version: "1.0.0", digest: expect.stringMatching(/^sha256:/) });

    expect((await ask("HEAD", "/v1/prompts/chat/reply?pretty")).told()).toMatchObject({
      ...{ prompt: "chat/reply", release, environment: "staging" },
      model: { provider: "simulated" },
      input: { schema: { required: ["message", "queue"], properties: { message: { type: "string" } } } },
    });
  });

  test("is the rendered prompt as the runtime renders it", async () => {
    const { status, told } = await ask("POST", render);
    const { attributes, ...rendered } = await prompts.get("chat/reply").render(input);
    expect({ status, ...told() }).toEqual({ status: 200, ...rendered, attributes: attributes() });
    expect(told().messages[0].content).toContain(thorough);
  });

  test.each<[what: string, status: number, code: string, method: string, target: string, asking?: Asking]>([
    ["a path that leads nowhere", 404, "serve-route-unknown", "GET", "/prompts"],
    ["no prompt", 404, "serve-route-unknown", "GET", "/v1/prompts/"],
    ["a whole address", 404, "serve-route-unknown", "GET", "http://127.0.0.1:7080/health"],
    ["an unknown prompt", 404, "prompt-not-released", "GET", "/v1/prompts/chat/repyl"],
    ["an escaped id", 404, "prompt-not-released", "GET", "/v1/prompts/chat%2Freply"],
    ["a path out of the prompts", 404, "prompt-not-released", "GET", "/v1/prompts/../../health"],
    ["what every object has", 404, "prompt-not-released", "POST", "/v1/prompts/__proto__/render"],
    ["a partial", 404, "prompt-only-included", "POST", "/v1/prompts/shared/persona/render"],
    ["a post to what is read", 405, "serve-method-refused", "POST", "/v1/prompts/chat/reply"],
    ["a put to what is posted to", 405, "serve-method-refused", "PUT", render],
    ["a removal", 405, "serve-method-refused", "DELETE", "/metrics"],
    ["a browser that asks whether it may", 405, "serve-method-refused", "OPTIONS", render],
    ["a form", 415, "serve-media-type-refused", "POST", render, { asked: { contentType: "text/plain" } }],
    ["no type", 415, "serve-media-type-refused", "POST", render, { asked: { contentType: "" } }],
    ["half a JSON", 400, "serve-body-refused", "POST", render, { asked: { body: '{ "input": {' } }],
    [
      "no UTF-8",
      400,
      "serve-body-refused",
      "POST",
      render,
      { asked: { body: Buffer.from('{"input":{"message":"\xff","queue":""}}', "latin1") } },
    ],
    ["a list", 400, "serve-body-refused", "POST", render, { asked: { body: "[]" } }],
    ["a key nobody knows", 400, "serve-body-refused", "POST", render, { asked: { body: '{ "inputs": {} }' } }],
    ["input that is no object", 400, "serve-body-refused", "POST", render, { asked: { body: '{ "input": "card" }' } }],
    ["input that is missing", 422, "prompt-input-refused", "POST", render, { asked: { body: "{}" } }],
    [
      "input that is nested without end",
      422,
      "prompt-input-refused",
      "POST",
      render,
      { asked: { body: `{"input":{"message":${"[".repeat(100_000)}${"]".repeat(100_000)}}}` } },
    ],
    ["another name", 421, "serve-host-refused", "GET", "/health", { asked: { host: "prompts.attacker.example" } }],
    [
      "a name made alike",
      421,
      "serve-host-refused",
      "GET",
      "/health",
      { asked: { host: "127.0.0.1.attacker.example" } },
    ],
    ["no name", 421, "serve-host-refused", "GET", "/v1/prompts", { asked: { host: "" } }],
    ["no token", 401, "serve-token-refused", "GET", "/v1/prompts", { token }],
    [
      "half a token",
      401,
      "serve-token-refused",
      "POST",
      render,
      { token, asked: { authorization: `Bearer ${token.slice(1)}` } },
    ],
    [
      "a password",
      401,
      "serve-token-refused",
      "GET",
      "/metrics",
      { token, asked: { authorization: `Basic ${token}` } },
    ],
  ])("to %s is a problem that says so", async (_, status, code, method, target, asking) => {
    const reply = await ask(method, target, asking);
    const told = reply.told();
    expect([reply.status, told.status, told.type]).toEqual([status, status, `urn:blastgate:finding:${code}`]);
    expect(reply.headers["content-type"]).toBe("application/problem+json");
    expect(told.findings[0]).toMatchObject({ code, message: expect.any(String), fix: expect.any(String) });
    expect(told.title).not.toBe("");
  });

  test("names what is allowed in place of a method, and how to bear a token", async () => {
    expect((await ask("PUT", "/health")).headers.allow).toBe("GET, HEAD");
    expect((await ask("PUT", render)).headers.allow).toBe("POST");
    expect((await ask("GET", "/v1/prompts", { token })).headers["www-authenticate"]).toBe("Bearer");
  });

  test.each(["127.0.0.1:7080", "127.8.9.1", "localhost:7080", "LOCALHOST", "[::1]:7080"])(
    "is given to %s",
    async (host) => {
      expect((await ask("GET", "/v1/prompts", { asked: { host } })).status).toBe(200);
    },
  );

  test("from another address is given to any name, with the token", async () => {
    const asked = { host: "prompts.acme.example", authorization: `bearer ${token}` };
    expect((await ask("POST", render, { isLocal: false, token, asked })).status).toBe(200);
  });

  test("about health is whether to send requests here, and all else with the token alone", async () => {
    const authorization = `Bearer ${token}`;
    const open = await ask("GET", "/health", { token });
    expect([open.status, open.told()]).toEqual([200, { serving: true }]);
    const known = await ask("GET", "/health", { token, asked: { authorization } });
    expect(known.told()).toEqual({ serving: true, ...prompts.health() });
    const last = await ask("GET", "/health", { isStopping: true });
    expect([last.status, last.told()]).toMatchObject([503, { serving: false, stale: false, release }]);
  });

  test("about metrics counts renders by how they went, and tells of release and store", async () => {
    const metrics = new Metrics(prompts);
    const unasked = { asked: { body: "{}" } };
    for (const asking of [{}, {}, unasked]) await ask("POST", render, { ...asking, metrics });
    await ask("POST", "/v1/prompts/chat/unheard-of/render", { metrics });
    const { headers, body } = await ask("GET", "/metrics", { metrics });
    expect(headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
    const samples = body.split("\n").filter((line) => line && !line.startsWith("#") && !line.includes("_bucket"));
    expect(samples).toEqual([
      'blastgate_renders_total{prompt="chat/reply",result="rendered"} 2',
      'blastgate_renders_total{prompt="chat/reply",result="refused"} 1',
      expect.stringMatching(/^blastgate_render_seconds_sum \d/),
      "blastgate_render_seconds_count 3",
      `blastgate_release_info{environment="staging",release="${release}"} 1`,
      "blastgate_store_reachable 1",
      `blastgate_store_last_success_timestamp_seconds ${Date.parse(prompts.health().lastConfirmed ?? "") / 1000}`,
    ]);
  });
});

describe("to start", () => {
  const here = { cwd: tmpdir(), env: {} };

  test.each<
    [what: string, asked: Parameters<typeof readAccess>[0], env: NodeJS.ProcessEnv, code: string, detail: string]
  >([
    ["another address without a token", { host: "0.0.0.0" }, {}, "serve-token-missing", "0.0.0.0"],
    ["a name without a token", { host: "prompts.acme.example" }, {}, "serve-token-missing", "acme.example"],
    ["an empty token", { host: "127.0.0.1" }, { BLASTGATE_TOKEN: "" }, "serve-token-unusable", "it is empty"],
    ["a short token", { host: "::" }, { BLASTGATE_TOKEN: "acme" }, "serve-token-unusable", "it has 4 characters"],
    [
      "a token in two words",
      { host: "::" },
      { BLASTGATE_TOKEN: "correct horse battery" },
      "serve-token-unusable",
      "header",
    ],
    ["a token of no file", { host: "::1", tokenFile: "no-such" }, {}, "serve-token-unusable", "ENOENT"],
  ])("with %s is refused", async (_, asked, env, code, detail) => {
    const refused = readAccess(asked, { ...here, env });
    await expect(refused).rejects.toThrow(detail);
    await expect(refused).rejects.toMatchObject({ findings: [{ code }] });
  });

  test("on this machine takes no token, and asks for one that there is", async () => {
    for (const host of ["127.0.0.1", "localhost", "::1"]) {
      expect(await readAccess({ host }, here)).toEqual({ isLocal: true, token: null });
    }
    const env = { BLASTGATE_TOKEN: `${token}\n` };
    expect(await readAccess({ host: "127.0.0.1" }, { ...here, env })).toEqual({ isLocal: true, token });
    expect(await readAccess({ host: "192.0.2.1" }, { ...here, env })).toEqual({ isLocal: false, token });
  });

  test("where nobody can listen is refused, and so is a port that there is not", async () => {
    const listening = listen({ host: "192.0.2.1", port: 0 }, async () => ({ status: 200, headers: {}, body: "" }));
    await expect(listening).rejects.toMatchObject({ findings: [{ code: "serve-not-listening" }] });
    expect(() => portOf("65536")).toThrow("65535");
    expect(() => intervalOf("0s")).toThrow("0.1s");
  });
});
