import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { BlastgateError, gitBlobId, type Json } from "@blastgate/core";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { ModelProvider, ProviderResponse } from "../src/provider.ts";
import { checkout, helpDesk } from "./support/application.ts";

const text = "Answer in one line.\n";
const resolved = {
  prompts: [{ id: "desk/answer", path: "desk/_answer.prompt", text, digest: gitBlobId(Buffer.from(text)) }],
  digest: "texts",
};

function start(program = helpDesk, whenDone: (remove: () => Promise<void>) => void = onTestFinished) {
  const { host, target, folder, remove } = checkout(program);
  whenDone(remove);
  const model = { provider: `application:${target}`, config: { side: "candidate", instance: "desk" } };
  host.offer({ model, target, resolved });
  return { host, folder, provider: host.load(model) };
}

function ask(provider: ModelProvider, vars: Record<string, Json>, abortSignal?: AbortSignal) {
  const written = JSON.stringify(vars);
  const context = { vars: {}, prompt: { raw: written, label: "" }, repeatIndex: 1 };
  return provider.callApi(written, context, abortSignal ? { abortSignal } : {});
}

const who = async (provider: ModelProvider) =>
  (await ask(provider, { act: "say who" })).output as { pid: number; cwd: string; folder: string };

const sent = () => new Promise(setImmediate);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("an application's process", () => {
  // It takes seconds to load, so what leaves it alive shares one.
  let desk: ReturnType<typeof start>;
  beforeAll(() => {
    let close = async (): Promise<void> => {};
    desk = start(helpDesk, (remove) => (close = remove));
    return close;
  });

  it("is given the variables as data and as JSON, in its checkout, and answers with what it took", async () => {
    const { provider, folder } = desk;
    const vars = { act: "say who", message: "{{ hello }} file:///etc/passwd" };
    const { output } = await ask(provider, vars);
    expect(output).toMatchObject({ cwd: folder, text: JSON.stringify(vars), vars, repeatIndex: 1 });
    expect(await ask(provider, { message: "Where is my card?" })).toMatchObject({
      output: "Answer in one line. Where is my card?",
      latencyMs: expect.any(Number),
      tokenUsage: { prompt: 12, completion: 3 },
      cost: 0.002,
    });
  });

  it("finds its prompts in a folder that cannot be written, which goes with it", async () => {
    const { provider, host } = start();
    const { folder, pid } = await who(provider);
    expect(JSON.parse(readFileSync(join(folder, "snapshot.json"), "utf8"))).toEqual({
      prompts: { "desk/answer": { path: "desk/_answer.prompt", digest: resolved.prompts[0]?.digest } },
    });
    const modes = [".", "desk", "snapshot.json", "desk/_answer.prompt"].map(
      (path) => statSync(join(folder, path)).mode & 0o777,
    );
    expect(modes).toEqual([0o555, 0o555, 0o444, 0o444]);
    await host.close();
    expect([existsSync(folder), isAlive(pid)]).toEqual([false, false]);
  });

  it("that breaks on a question gives an error for it, and answers the others", async () => {
    const { provider } = desk;
    const broken: [act: string, says: RegExp][] = [
      ["throw", /^it threw Error: no such account$/],
      ["fail", /^the ledger is closed$/],
      ["say nothing", /^it returned nothing$/],
      ["say no JSON", /BigInt/],
      ["say a wrong cost", /none of promptfoo's: cost/],
    ];
    const answers = await Promise.all(
      broken.flatMap(([act]) => [ask(provider, { act }), ask(provider, { message: act })]),
    );
    for (const [index, [act, says]] of broken.entries()) {
      expect(answers[index * 2]?.error).toMatch(says);
      expect(answers[index * 2 + 1]?.output).toBe(`Answer in one line. ${act}`);
    }
  });

  it("that ends on a question gives an error for it, and answers those that were under way with it", async () => {
    const { provider } = start();
    const questions = [{ message: "one" }, { act: "exit" }, { message: "two" }];
    const [one, ended, two] = await Promise.all(questions.map((vars) => ask(provider, vars)));
    expect(ended?.error).toMatch(/exit code 3/);
    expect([one?.output, two?.output]).toEqual(["Answer in one line. one", "Answer in one line. two"]);
    expect((await ask(provider, { act: "reject" })).error).toMatch(/exit code 1: .*lost connection to ledger/);
  });

  it("that blocks is ended when it is given up, and what it held up is asked of another", async () => {
    const { provider } = start();
    const { pid } = await who(provider);
    const giveUp = new AbortController();
    const blocked = ask(provider, { act: "block" }, giveUp.signal);
    const held = ask(provider, { message: "held up" });
    await sent();
    giveUp.abort(new Error("given up"));
    await expect(blocked).rejects.toThrow("given up");
    expect((await held).output).toBe("Answer in one line. held up");
    expect([(await who(provider)).pid === pid, isAlive(pid)]).toEqual([false, false]);
  });

  it("that only waits is not ended when one question is given up", async () => {
    const { provider } = desk;
    const { pid } = await who(provider);
    const giveUp = new AbortController();
    const waiting = ask(provider, { act: "hang" }, giveUp.signal);
    await sent();
    giveUp.abort(new Error("given up"));
    await expect(waiting).rejects.toThrow("given up");
    expect((await who(provider)).pid).toBe(pid);
  });

  it("that is no more needed before it has loaded is ended", async () => {
    const { provider, host } = start();
    const asked = ask(provider, { message: "too late" }).catch((error: unknown) => error);
    await sent();
    await host.close();
    expect(await asked).toBeInstanceOf(BlastgateError);
  });

  it.each([
    { what: "cannot be parsed", program: "export default class {", says: /./ },
    { what: "has no callApi", program: "export default class {}", says: /no method `callApi`/ },
    {
      what: "ends as it loads, telling a secret",
      program: "console.error('refused ' + process.env.DESK_API_KEY); process.exit(4);",
      says: /exit code 4: refused \[secret\]$/,
    },
  ])("that cannot be started, since it $what, is told with its side", async ({ program, says }) => {
    process.env.DESK_API_KEY = "held-back-0123";
    onTestFinished(() => void delete process.env.DESK_API_KEY);
    const { provider } = start(program);
    const failure = await ask(provider, {}).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BlastgateError);
    const [found] = failure instanceof BlastgateError ? failure.findings : [];
    expect(found).toMatchObject({ code: "application-not-started", args: { side: "candidate" } });
    expect(found?.args.detail).toMatch(says);
  });
});

describe("an application at an address", () => {
  async function serve(status: number, type: string, body: string) {
    const asked: { headers: Record<string, unknown>; body: Json }[] = [];
    const server = createServer(async (request, response) => {
      let said = "";
      for await (const chunk of request.setEncoding("utf8")) said += chunk;
      asked.push({ headers: request.headers, body: JSON.parse(said) });
      response.writeHead(status, { "content-type": type, "retry-after": "7" }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const target = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/answer`;
    const { host, remove } = checkout("");
    onTestFinished(remove);
    const model = { provider: `application:${target}`, config: { side: "candidate", instance: "desk" } };
    host.offer({ model, target, resolved });
    return { provider: host.load(model), asked };
  }

  it("is sent the variables and the texts of its prompts, and says what it answers and took", async () => {
    const answer = { output: { queue: "cards" }, tokenUsage: { prompt: 5, completion: 1 }, cost: 0.1 };
    const { provider, asked } = await serve(200, "application/json; charset=utf-8", JSON.stringify(answer));
    expect(await ask(provider, { message: "lost" })).toMatchObject(answer);
    expect(asked).toMatchObject([
      {
        headers: { "x-blastgate-side": "candidate", "x-blastgate-snapshot": "texts" },
        body: { vars: { message: "lost" }, prompts: { "desk/answer": text } },
      },
    ]);
  });

  it.each<{ status?: number; type?: string; body: string; gives: ProviderResponse }>([
    { type: "text/plain", body: "Hello.", gives: { output: "Hello." } },
    { body: "<html>", gives: { error: expect.stringMatching(/no JSON/) } },
    { body: "[]", gives: { error: expect.stringMatching(/none of promptfoo's/) } },
    { body: '{"error":"closed"}', gives: { error: "closed" } },
    {
      status: 503,
      body: "later",
      gives: {
        error: "HTTP 503 Service Unavailable: later",
        metadata: { http: { status: 503, headers: expect.objectContaining({ "retry-after": "7" }) } },
      },
    },
  ])("that answers $body", async ({ status = 200, type = "application/json", body, gives }) => {
    const { provider } = await serve(status, type, body);
    expect(await ask(provider, {})).toMatchObject(gives);
  });
});
