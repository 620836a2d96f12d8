import { BlastgateError, type Model } from "@blastgate/core";
import { afterEach, describe, expect, test } from "vitest";
import { type CallOptions, ProviderCalls } from "../../src/calls/provider-calls.ts";
import { loadProvider } from "../../src/index.ts";
import { loadPromptfoo } from "../../src/promptfoo.ts";
import { impatientClock } from "../support/clocks.ts";
import {
  type Fault,
  type ProviderServer,
  randomFaults,
  type ServerOptions,
  startProviderServer,
} from "../support/provider-server.ts";

let server: ProviderServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** One model behind each of promptfoo's ways to a provider. */
const families = {
  openai: (origin) => ({
    provider: "openai:chat:bank-1",
    config: { apiBaseUrl: `${origin}/v1`, apiKey: "sk-test-1234567890" },
  }),
  anthropic: (origin) => ({
    provider: "anthropic:messages:claude-sonnet-4-5",
    config: { apiBaseUrl: origin, apiKey: "sk-ant-1234567890" },
  }),
  ollama: () => ({ provider: "ollama:chat:llama3.2", config: {} }),
  http: (origin) => ({
    provider: `${origin}/v1/chat/completions`,
    config: {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: { messages: "{{prompt}}" },
      transformResponse: "json.choices[0].message.content",
    },
  }),
} satisfies Record<string, (origin: string) => Model>;

async function serve(options: ServerOptions): Promise<ProviderServer> {
  server = await startProviderServer(options);
  process.env.OLLAMA_BASE_URL = server.origin;
  return server;
}

/** Asks a provider of promptfoo's each message, as a run does. */
async function ask(model: Model, messages: string[], options: Partial<CallOptions> = {}) {
  const provider = await loadProvider(model, { builtin: {} });
  const calls = new ProviderCalls({
    concurrency: { total: 32, provider: 32 },
    providers: {},
    requestTimeoutMs: 30_000,
    clock: impatientClock(),
    stop: new AbortController().signal,
    ...options,
  });
  const outputs = await Promise.all(
    messages.map(async (message) => {
      const text = JSON.stringify([{ role: "user", content: message }]);
      const { response } = await calls.call(model.provider, { tokens: 10, settings: model.config }, (abortSignal) =>
        provider.callApi(text, { vars: {}, prompt: { raw: text, label: "ask" } }, { abortSignal }),
      );
      return response.output;
    }),
  );
  return { outputs, calls };
}

const findingOf = (error: unknown) => (error instanceof BlastgateError ? error.findings[0] : error);
const once = { retries: { failures: 0, rateLimits: 0 } };

describe.each(Object.entries(families))("%s", (family, modelAt) => {
  test.each<[Fault, string, RegExp?]>([
    [{ kind: "status", status: 429 }, "rate-limit-lasts", /HTTP 429: Status 429 for a test/],
    [{ kind: "status", status: 429, headers: { "retry-after": "7" } }, "rate-limit-lasts", /wait 7 s more/],
    [{ kind: "status", status: 500 }, "request-failed"],
    [
      { kind: "status", status: 502, body: "<html><h1>Bad Gateway</h1></html>" },
      "request-failed",
      /HTTP 502: Bad Gateway/,
    ],
    [{ kind: "status", status: 503 }, "request-failed"],
    [{ kind: "status", status: 529 }, "rate-limit-lasts"],
    [{ kind: "status", status: 400 }, "request-refused"],
    [{ kind: "status", status: 401 }, "request-refused"],
    [{ kind: "status", status: 404 }, "request-refused"],
    [{ kind: "cut", after: "request" }, "request-failed", /other side closed/],
    [{ kind: "cut", after: "headers" }, "response-unreadable"],
    [{ kind: "cut", after: "half the body" }, "response-unreadable"],
    [{ kind: "broken JSON" }, "response-unreadable"],
    [{ kind: "no choices" }, "response-unreadable"],
  ])("makes one request of one attempt, and tells what went wrong: %o", async (fault, code, words) => {
    // What promptfoo takes for a rate limit by itself, even of a success.
    const { origin, received } = await serve({
      fault: () => fault,
      headers: { "x-ratelimit-remaining-requests": "0" },
    });
    const error = await ask(modelAt(origin), ["lost card"], once).catch((thrown: unknown) => thrown);
    expect(findingOf(error)).toMatchObject({ code });
    expect(String(error)).toMatch(words ?? /./);
    expect(received).toHaveLength(1);
  });

  test("that hangs is given up", async () => {
    const { origin, received } = await serve({ fault: () => ({ kind: "hang" }) });
    const error = await ask(modelAt(origin), ["lost card"], { ...once, requestTimeoutMs: 50 }).catch(findingOf);
    expect(error).toMatchObject({ code: "request-timed-out", args: { seconds: 0.05 } });
    // None, where the machine is so busy that it was given up before it arrived.
    expect(received.length).toBeLessThanOrEqual(1);
  });

  test("keeps the last response that a limit allows", async () => {
    const { origin, received } = await serve({
      headers: { "x-ratelimit-remaining-requests": "0", "x-ratelimit-remaining-tokens": "0" },
    });
    const { outputs } = await ask(modelAt(origin), ["lost card"], once);
    expect(outputs).toEqual(["lost card"]);
    expect(received).toHaveLength(1);
  });

  test("gives with random faults what it gives without, and nothing is paid for twice", async () => {
    const { origin, counts } = await serve({ fault: randomFaults(7, { share: 0.6, hangs: family === "openai" }) });
    const messages = Array.from({ length: 40 }, (_, index) => `case ${index}`);
    const { outputs, calls } = await ask(modelAt(origin), messages, { requestTimeoutMs: 5_000 });
    expect(outputs).toEqual(messages);
    expect(counts.size).toBe(messages.length);
    expect([...counts.values()].filter(({ answered }) => answered !== 1)).toEqual([]);
    expect([...counts.values()].reduce((sum, { requests }) => sum + requests, 0)).toBe(calls.sent);
    expect(calls.sent).toBeGreaterThan(messages.length);
  });
});

test("an error shows no secret of the model's settings, nor of the environment", async () => {
  const body = JSON.stringify({ error: { message: "Not allowed: key plain-words-key, Bearer abc.def" } });
  const { origin } = await serve({ fault: () => ({ kind: "status", status: 401, body }) });
  const model = { provider: "openai:chat:bank-1", config: { apiBaseUrl: `${origin}/v1`, apiKey: "plain-words-key" } };
  const error = await ask(model, ["lost card"]).catch(findingOf);
  expect(error).toMatchObject({ args: { detail: "HTTP 401: Not allowed: key [secret], [secret]" } });
});

test("what is under way is cancelled on the wire", async () => {
  const stop = new AbortController();
  const { origin, received } = await serve({
    fault: () => {
      stop.abort(new Error("Ctrl-C, twice"));
      return { kind: "hang" };
    },
  });
  await expect(ask(families.anthropic(origin), ["lost card"], { stop: stop.signal })).rejects.toThrow("Ctrl-C, twice");
  expect(received).toHaveLength(1);
  await received[0]?.cancelled;
});

test("an application's own requests, and what it makes of their failures, are left to it", async () => {
  const { origin, received } = await serve({
    fault: ({ nth }) => (nth === 1 ? { kind: "status", status: 503 } : undefined),
  });
  await loadPromptfoo();
  const body = JSON.stringify({ prompt: "lost card" });
  const send = () => fetch(`${origin}/api/generate`, { method: "POST", body });
  const calls = new ProviderCalls({
    concurrency: { total: 1, provider: 1 },
    providers: {},
    requestTimeoutMs: 30_000,
    stop: new AbortController().signal,
  });
  const { response, attempts } = await calls.call("file://app.ts", { tokens: 1 }, async () => {
    const first = await send();
    return { output: [first.status, (await send()).status] };
  });
  expect(response.output).toEqual([503, 200]);
  expect(attempts).toBe(1);
  expect(received).toHaveLength(2);
});
