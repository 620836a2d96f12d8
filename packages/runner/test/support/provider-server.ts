import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { parseArgs } from "node:util";
import { z } from "zod";

/** What goes wrong with a request, instead of an answer. */
export type Fault =
  | { kind: "status"; status: number; headers?: Record<string, string>; body?: string }
  /** Nothing is ever answered. */
  | { kind: "hang" }
  | { kind: "cut"; after: "request" | "headers" | "half the body" }
  | { kind: "broken JSON" }
  | { kind: "no choices" }
  /** The answer comes, a few bytes at a time. */
  | { kind: "drip" };

export interface Received {
  path: string;
  body: string;
  /** Of path and body. */
  digest: string;
  /** How often this body has come, from 1. */
  nth: number;
  /** Resolves when the client gives it up unanswered. */
  cancelled: Promise<void>;
}

export interface Counts {
  requests: number;
  /** Requests that were answered whole, and so have to be paid for. */
  answered: number;
}

export interface ProviderServer {
  origin: string;
  port: number;
  received: Received[];
  /** By digest. */
  counts: Map<string, Counts>;
  close(): Promise<void>;
}

export interface ServerOptions {
  fault?: (request: Received) => Fault | undefined;
  /** What the model says to the last message; by default the same again. */
  answer?: (message: string) => string;
  /** Of every answer. */
  headers?: Record<string, string>;
  latencyMs?: number;
}

/**
 * A model provider on loopback that speaks as OpenAI (`/v1/chat/completions`, `/v1/embeddings`), Anthropic
 * (`/v1/messages`) and Ollama (`/api/chat`, `/api/generate`, `/api/embed`) do. It answers by the request alone, and
 * counts. `/__counts` gives the counts as JSON.
 */
export async function startProviderServer(options: ServerOptions = {}): Promise<ProviderServer> {
  const received: Received[] = [];
  const counts = new Map<string, Counts>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    if (path === "/__counts") return void response.end(JSON.stringify(Object.fromEntries(counts)));
    const body = await textOf(request);
    const digest = createHash("sha256").update(`${path}\n${body}`).digest("hex");
    const count = counts.get(digest) ?? { requests: 0, answered: 0 };
    counts.set(digest, count);
    count.requests += 1;
    const cancelled = new Promise<void>((resolve) => response.once("close", () => response.writableEnded || resolve()));
    const asked: Received = { path, body, digest, nth: count.requests, cancelled };
    received.push(asked);
    const fault = options.fault?.(asked);
    if (options.latencyMs) await new Promise((resolve) => setTimeout(resolve, options.latencyMs));
    const good = JSON.stringify(answerTo(path, body, options.answer ?? ((message) => message)));
    await reply(request, response, { good, fault, headers: options.headers ?? {}, onAnswered: () => count.answered++ });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    received,
    counts,
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

const faults: readonly Fault[] = [
  { kind: "status", status: 429, headers: { "retry-after": "1" } },
  { kind: "status", status: 429, headers: { "retry-after-ms": "20" } },
  {
    kind: "status",
    status: 429,
    headers: { "x-ratelimit-reset-requests": "1s", "x-ratelimit-remaining-requests": "0" },
  },
  { kind: "status", status: 429 },
  { kind: "status", status: 500 },
  { kind: "status", status: 502, body: "<html><h1>Bad Gateway</h1></html>" },
  { kind: "status", status: 503 },
  { kind: "status", status: 503, headers: { "retry-after": "1" } },
  { kind: "status", status: 529 },
  { kind: "hang" },
  { kind: "cut", after: "request" },
  { kind: "cut", after: "headers" },
  { kind: "cut", after: "half the body" },
  { kind: "broken JSON" },
  { kind: "no choices" },
  { kind: "drip" },
];

/**
 * Faults drawn by the request, not by when it comes: the first few times that a body is sent, each with the same share.
 * It hangs the first time only, since each of these costs a timeout in real time.
 */
export function randomFaults(
  seed: number,
  { share = 0.5, times = 3, hangs = true } = {},
): (request: Received) => Fault | undefined {
  return ({ digest, nth }) => {
    const drawn = createHash("sha256").update(`${seed} ${digest} ${nth}`).digest();
    if (nth > times || drawn.readUInt32BE(0) / 2 ** 32 >= share) return undefined;
    const fault = faults[drawn.readUInt32BE(4) % faults.length];
    return fault?.kind === "hang" && !(hangs && nth === 1) ? undefined : fault;
  };
}

interface Reply {
  good: string;
  fault: Fault | undefined;
  headers: Record<string, string>;
  onAnswered: () => void;
}

async function reply(request: IncomingMessage, response: ServerResponse, { good, fault, headers, onAnswered }: Reply) {
  const json = { "content-type": "application/json", ...headers };
  switch (fault?.kind) {
    case "status": {
      const body = fault.body ?? JSON.stringify({ error: { message: `Status ${fault.status} for a test.` } });
      response.writeHead(fault.status, { ...json, ...fault.headers });
      return void response.end(body);
    }
    case "hang":
      return;
    case "cut":
      if (fault.after === "request") return void request.socket.destroy();
      response.writeHead(200, { ...json, "content-length": String(Buffer.byteLength(good)) });
      response.flushHeaders();
      if (fault.after === "headers") return void request.socket.destroySoon();
      response.write(good.slice(0, good.length / 2));
      return void request.socket.destroySoon();
    case "broken JSON":
      response.writeHead(200, json);
      return void response.end(good.slice(0, -5));
    case "no choices":
      response.writeHead(200, json);
      return void response.end(JSON.stringify({ choices: [], content: null }));
    case "drip":
      response.writeHead(200, json);
      for (let at = 0; at < good.length; at += 40) {
        response.write(good.slice(at, at + 40));
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
      return onAnswered();
    default:
      response.writeHead(200, json);
      response.end(good);
      return onAnswered();
  }
}

const askedSchema = z.looseObject({
  messages: z.array(z.looseObject({ content: z.unknown() })).optional(),
  prompt: z.string().optional(),
  input: z.union([z.string(), z.array(z.string())]).optional(),
});

function answerTo(path: string, body: string, answer: (message: string) => string): object {
  const { messages, prompt = "", input = "" } = askedSchema.parse(JSON.parse(body));
  const message = messages ? textIn(messages.at(-1)?.content) : prompt;
  const content = answer(message);
  const tokens = { prompt: Math.ceil(body.length / 4), completion: Math.ceil(content.length / 4) };
  const total = tokens.prompt + tokens.completion;
  const ollama = { done: true, done_reason: "stop", prompt_eval_count: tokens.prompt, eval_count: tokens.completion };
  switch (path) {
    case "/api/chat":
      return { message: { role: "assistant", content }, ...ollama };
    case "/api/generate":
      return { response: content, ...ollama };
    case "/api/embed":
      return { embeddings: [embedding(String(input))], prompt_eval_count: tokens.prompt };
    case "/v1/embeddings":
      return {
        data: [{ index: 0, embedding: embedding(String(input)) }],
        usage: { prompt_tokens: tokens.prompt, total_tokens: tokens.prompt },
      };
    case "/v1/messages":
      return {
        type: "message",
        role: "assistant",
        content: [{ type: "text", text: content }],
        stop_reason: "end_turn",
        usage: { input_tokens: tokens.prompt, output_tokens: tokens.completion },
      };
    default:
      return {
        choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
        usage: { prompt_tokens: tokens.prompt, completion_tokens: tokens.completion, total_tokens: total },
      };
  }
}

function textIn(content: unknown): string {
  if (typeof content === "string") return content;
  const parts = z.array(z.looseObject({ text: z.string() })).safeParse(content).data ?? [];
  return parts.map(({ text }) => text).join("");
}

/** Of unit length, by the text's letters: texts with the same letters are near each other. */
function embedding(text: string): number[] {
  const counts = Array.from(
    { length: 26 },
    (_, letter) => text.toLowerCase().split(String.fromCharCode(97 + letter)).length,
  );
  const length = Math.hypot(...counts);
  return counts.map((count) => count / length);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

/** As a process of its own: prints its port, and serves until it is ended. */
if (import.meta.main) {
  const { values } = parseArgs({
    options: { seed: { type: "string" }, share: { type: "string" }, "latency-ms": { type: "string" } },
  });
  const { port } = await startProviderServer({
    latencyMs: Number(values["latency-ms"] ?? 0),
    ...(values.seed !== undefined && {
      fault: randomFaults(Number(values.seed), { share: Number(values.share ?? 0.5) }),
    }),
  });
  process.stdout.write(`${port}\n`);
}
