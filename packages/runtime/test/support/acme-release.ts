import {
  buildRelease,
  configSchema,
  contractSchema,
  featureSchema,
  type JsonObject,
  promptMetadataSchema,
  type Release,
  type Snapshot,
} from "@blastgate/core";

const provider = "openai:chat:gpt-5-mini";
const messageSchema = {
  type: "object",
  properties: { message: { type: "string", maxLength: 500 }, name: { type: "string" } },
  required: ["message"],
  additionalProperties: false,
};

/**
 * The release of a chat that includes a persona and a closing. Both, and the answer itself, say which edition of the
 * prompts they are of, as does the version.
 */
export function acmeRelease(edition: number, { input = messageSchema as JsonObject } = {}): Release {
  const texts = {
    "shared/persona": `You are Acme's assistant. [edition ${edition}]\n`,
    "shared/closing": `Close with a greeting. [edition ${edition}]\n`,
    "chat/answer": `{{role "system"}}{{>shared/persona}}Answer {{name}}. [edition ${edition}]\n{{>shared/closing}}{{role "user"}}{{message}}`,
  };
  return buildRelease({
    snapshot: snapshotOf(edition, input),
    texts: new Map(Object.entries(texts)),
    commit: edition.toString(16).padStart(40, "0"),
    dirty: false,
  });
}

function snapshotOf(edition: number, input: JsonObject): Snapshot {
  const file = { digest: "1", body: "1", positions: {}, format: "dotprompt" as const, references: [] };
  const partial = { ...file, partial: true, metadata: promptMetadataSchema.parse({ owner: "@acme/ai-platform" }) };
  const include = (target: string, line: number) => ({ target, written: target, position: { line, column: 1 } });
  return {
    source: { kind: "revision", revision: String(edition), name: "main" },
    config: configSchema.parse({ models: { default: { provider, config: { temperature: 0, max_tokens: 300 } } } }),
    prompts: [
      { ...partial, id: "shared/persona", path: "prompts/shared/_persona.prompt" },
      { ...partial, id: "shared/closing", path: "prompts/shared/_closing.prompt" },
      {
        ...file,
        id: "chat/answer",
        path: "prompts/chat/answer.prompt",
        partial: false,
        metadata: promptMetadataSchema.parse({
          owner: "@acme/customer-chat",
          input: { schema: input, default: { name: "the customer" } },
          output: { format: "text" },
          config: { temperature: 0.4 },
        }),
        references: [include("shared/persona", 1), include("shared/closing", 2)],
      },
    ],
    features: [
      {
        path: "prompts/chat/support-chat.feature.yaml",
        digest: "1",
        positions: {},
        value: featureSchema.parse({
          feature: "support-chat",
          owner: "@acme/customer-chat",
          steps: [{ id: "answer", prompt: "chat/answer" }],
        }),
      },
    ],
    contracts: [
      {
        path: "contracts/chat/answer.contract.yaml",
        digest: "1",
        positions: {},
        value: contractSchema.parse({ prompt: "chat/answer", version: `${edition}.0.0`, owner: "@acme/customer-chat" }),
      },
    ],
    suites: [],
    datasets: [],
    packages: [],
    notes: [],
    codeowners: {},
    others: [],
    findings: [],
  };
}
