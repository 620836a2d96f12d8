import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { BasicTracerProvider } from "@opentelemetry/sdk-trace-base";
import * as conventions from "@opentelemetry/semantic-conventions/incubating";
import { expect, onTestFinished, test } from "vitest";
import { attributesOf } from "../src/attributes.ts";
import { acmeStore } from "./support/acme-store.ts";
import { opened } from "./support/opened.ts";

test("attributes name prompt, version, digests and settings, by the conventions where they have a name", async () => {
  const { folder, releases } = await acmeStore();
  const prompts = await opened({ store: folder });
  const { digest, attributes } = await prompts.get("chat/answer").render({ message: "Hello" });
  expect(attributes()).toEqual({
    "gen_ai.prompt.name": "chat/answer",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "gpt-5-mini",
    "gen_ai.request.temperature": 0.4,
    "gen_ai.request.max_tokens": 300,
    "gen_ai.output.type": "text",
    "blastgate.prompt.version": "1.0.0",
    "blastgate.prompt.digest": digest,
    "blastgate.release.digest": releases[0],
    "blastgate.environment": "production",
    "blastgate.model.provider": "openai:chat:gpt-5-mini",
  });
  const known = new Set<unknown>(Object.values(conventions));
  expect(Object.keys(attributes()).filter((name) => !name.startsWith("blastgate.") && !known.has(name))).toEqual([]);
});

test.each([
  ["anthropic:messages:claude-sonnet-4-5", "anthropic", "claude-sonnet-4-5"],
  ["openai:gpt-5", "openai", "gpt-5"],
  ["bedrock:us.amazon.nova-pro-v1:0", "aws.bedrock", "us.amazon.nova-pro-v1:0"],
  ["bedrock:converse:us.amazon.nova-pro-v1:0", "aws.bedrock", "us.amazon.nova-pro-v1:0"],
  ["simulated", undefined, undefined],
  ["file://providers/chat.js", undefined, undefined],
])("%s is of the provider %s, and is the model %s", (provider, name, model) => {
  const identity = { prompt: "chat/answer", version: null, digest: "", release: "", environment: "production" };
  const attributes = attributesOf({ ...identity, model: { provider, config: {} }, output: {} });
  expect(attributes["gen_ai.provider.name"]).toBe(name);
  expect(attributes["gen_ai.request.model"]).toBe(model);
  if (name) expect(Object.values<unknown>(conventions)).toContain(name);
});

test("the span that is active has the attributes of what was rendered in it", async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  onTestFinished(() => context.disable());
  const { folder } = await acmeStore();
  const answer = (await opened({ store: folder })).get("chat/answer");
  const span = new BasicTracerProvider().getTracer("acme").startSpan("answer");
  const { attributes } = await context.with(trace.setSpan(context.active(), span), () =>
    answer.render({ message: "Hi" }),
  );
  expect(span).toMatchObject({ attributes: attributes() });
});
