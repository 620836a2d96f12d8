import {
  buildRelease,
  configSchema,
  contractSchema,
  featureSchema,
  promptMetadataSchema,
  type Release,
  type Snapshot,
} from "@blastgate/core";

const texts = {
  "shared/persona": "You are Acme's assistant. First find out what the customer needs.\n",
  "support/classify": '{{role "system"}}{{>shared/persona}}\nName the queue.\n{{role "user"}}{{message}}\n',
};

/** A release of a persona and a classifier that includes it. */
export function acmeRelease({
  commit = "9f2c41d07ab35e8816c4d20f7b9a3e5c61d8f024",
  persona = texts["shared/persona"],
} = {}): Release {
  return buildRelease({
    snapshot: acmeSnapshot(),
    texts: new Map(Object.entries({ ...texts, "shared/persona": persona })),
    commit,
    dirty: false,
  });
}

function acmeSnapshot(): Snapshot {
  const file = { digest: "1", body: "1", positions: {}, format: "dotprompt" as const };
  return {
    source: { kind: "revision", revision: "1", name: "main" },
    config: configSchema.parse({ models: { default: { provider: "openai:chat:gpt-5-mini" } } }),
    prompts: [
      {
        ...file,
        id: "shared/persona",
        path: "prompts/shared/_persona.prompt",
        partial: true,
        metadata: promptMetadataSchema.parse({ owner: "@acme/ai-platform" }),
        references: [],
      },
      {
        ...file,
        id: "support/classify",
        path: "prompts/support/classify.prompt",
        partial: false,
        metadata: promptMetadataSchema.parse({ owner: "@acme/support" }),
        references: [{ target: "shared/persona", written: "shared/persona", position: { line: 1, column: 18 } }],
      },
    ],
    features: [
      {
        path: "prompts/support/support-routing.feature.yaml",
        digest: "1",
        positions: {},
        value: featureSchema.parse({
          feature: "support-routing",
          owner: "@acme/support",
          steps: [{ id: "classify", prompt: "support/classify" }],
        }),
      },
    ],
    contracts: [
      {
        path: "contracts/shared/persona.contract.yaml",
        digest: "1",
        positions: {},
        value: contractSchema.parse({ prompt: "shared/persona", version: "2.3.0", owner: "@acme/ai-platform" }),
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
