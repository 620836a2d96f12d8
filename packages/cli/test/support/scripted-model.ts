import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterAll } from "vitest";
import { z } from "zod";

/** What a model is asked: the messages of each role, joined. */
export interface Question {
  system: string;
  user: string;
}

/** A text to answer with, or what to do to the connection instead. */
export type Reply = string | ((response: ServerResponse) => void);

export interface ScriptedModel {
  /** A model for `blastgate.yaml`, as a YAML flow mapping. */
  yaml: string;
  /** What it was asked, in the order of arrival. */
  asked: Question[];
  /** Changes the script. */
  answer: (question: Question) => Reply;
}

const bodySchema = z.looseObject({ messages: z.array(z.object({ role: z.string(), content: z.string() })) });

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server on loopback that speaks as OpenAI's does and answers by a script, until the file's tests are done. */
export async function scriptedModel(answer: ScriptedModel["answer"]): Promise<ScriptedModel> {
  const server = createServer(async (request, response) => {
    const question = await read(request);
    model.asked.push(question);
    const reply = model.answer(question);
    if (typeof reply === "function") return reply(response);
    respond(response, reply);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const config = { apiBaseUrl: `http://127.0.0.1:${address.port}/v1`, apiKey: "sk-held-back-0123456789" };
  const model: ScriptedModel = { yaml: JSON.stringify({ provider: "openai:chat:bank-1", config }), asked: [], answer };
  return model;
}

/** Answers as the model does. */
export function respond(response: ServerResponse, content: string, status = 200): void {
  const message = { role: "assistant", content };
  const usage = { prompt_tokens: 20, completion_tokens: 2, total_tokens: 22 };
  send(response, status, JSON.stringify({ choices: [{ message, finish_reason: "stop" }], usage }));
}

/** Answers with a status and a body of our own. */
export function refuse(status: number, body = `{"error":{"message":"not today"}}`): Reply {
  return (response) => send(response, status, body);
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(body);
}

async function read(request: IncomingMessage): Promise<Question> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  const { messages } = bodySchema.parse(JSON.parse(text));
  const said = (role: string) =>
    messages
      .filter((message) => message.role === role)
      .map(({ content }) => content)
      .join("\n");
  return { system: said("system"), user: said("user") };
}
