import fc from "fast-check";

/** A workspace as files: what a fuzzer draws, and what an edit changes. */
export interface WorkspaceModel {
  prompts: Record<string, PromptModel>;
  models: Record<"default" | "fast", number>;
  tool: string;
  features: Record<string, FeatureModel>;
  messages: string[];
}

interface PromptModel {
  /** Written in Jinja instead of Dotprompt; such a prompt includes only others of its kind. */
  jinja: boolean;
  text: string;
  comment: string;
  /** Included always, and only for some customers. */
  includes: string[];
  includesForVip: string[];
  /** Includes by a name known only at run time: one of the two tones. */
  dynamic: boolean;
  model: "default" | "fast" | undefined;
  temperature: number;
  fallback: string;
  tool: boolean;
  json: boolean;
  description: string;
}

interface FeatureModel {
  steps: { prompt: string; model: "default" | "fast" | undefined; input: "message" | "previous" | "all" }[];
  owner: string;
}

const names = [
  "tone/warm",
  "tone/formal",
  "shared/persona",
  "shared/safety",
  "chat/answer",
  "chat/draft",
  "mail/reply",
];
const word = fc.constantFrom(
  "Be kind.",
  "Be brief.",
  "Ask one question.",
  "Hello {{message}}",
  "{{#if vip}}Dear guest{{/if}}",
);
const jinjaWord = fc.constantFrom("Be kind.", "Be brief.", "Hello {{ message }}", "{% if vip %}Dear guest{% endif %}");
const alias = fc.constantFrom("default", "fast", undefined);

const prompt: fc.Arbitrary<PromptModel> = fc.boolean().chain((jinja) =>
  fc.record({
    jinja: fc.constant(jinja),
    text: jinja ? jinjaWord : word,
    comment: fc.constantFrom("", "owner: brand", "reviewed"),
    includes: fc.subarray(names, { maxLength: 2 }),
    includesForVip: fc.subarray(names, { maxLength: 1 }),
    dynamic: fc.boolean(),
    model: alias,
    temperature: fc.constantFrom(0, 0.5),
    fallback: fc.constantFrom("", "there"),
    tool: fc.boolean(),
    json: fc.boolean(),
    description: fc.constantFrom("first", "second"),
  }),
);

const feature: fc.Arbitrary<FeatureModel> = fc.record({
  steps: fc.array(
    fc.record({
      prompt: fc.constantFrom(...names),
      model: alias,
      input: fc.constantFrom("message", "previous", "all"),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  owner: fc.constantFrom("@acme/chat", "@acme/mail"),
});

export const workspace: fc.Arbitrary<WorkspaceModel> = fc.record({
  prompts: fc.record(Object.fromEntries(names.map((name) => [name, prompt]))),
  models: fc.record({ default: fc.nat(1), fast: fc.nat(1) }),
  tool: fc.constantFrom("Finds an order.", "Finds it."),
  features: fc.record({ chat: feature, mail: feature }, { requiredKeys: ["chat"] }),
  messages: fc.array(fc.constantFrom("hi", "I lost my card", "{{secret}}", ""), { minLength: 1, maxLength: 2 }),
});

/** Takes some of `other` over, as an edit does: anything may change, and most of it does not. */
export const edited: fc.Arbitrary<{ base: WorkspaceModel; head: WorkspaceModel }> = fc
  .tuple(workspace, workspace, fc.subarray(names, { maxLength: 2 }), fc.nat(11))
  .map(([base, other, changed, kind]) => {
    const head = structuredClone(base);
    for (const name of changed) {
      const [before, after] = [head.prompts[name], other.prompts[name]];
      if (!before || !after) continue;
      if (kind === 0) delete head.prompts[name];
      else if (kind === 1) before.comment = after.comment;
      else if (kind === 2) before.description = after.description;
      else if (kind === 3) before.text = before.jinja === after.jinja ? after.text : before.text;
      else if (kind === 4) before.includes = after.includes;
      else if (kind === 5) before.temperature = after.temperature;
      else head.prompts[name] = structuredClone(after);
    }
    if (kind === 7) head.models = other.models;
    if (kind === 8) head.tool = other.tool;
    if (kind === 9) head.features = structuredClone(other.features);
    if (kind === 10) head.messages = other.messages;
    return { base, head };
  });

/** The files of a workspace. References that would lead nowhere, in circles or between formats are left out. */
export function filesOf(model: WorkspaceModel): Map<string, string> {
  const files = new Map<string, string>();
  const models = Object.fromEntries(
    Object.entries(model.models).map(([name, seed]) => [name, { provider: "oracle", config: { seed } }]),
  );
  files.set("blastgate.yaml", JSON.stringify({ models, tools: { finder: { description: model.tool } } }));
  for (const [name, each] of Object.entries(model.prompts)) {
    files.set(`prompts/${name}.${each.jinja ? "j2" : "prompt"}`, promptText(name, each, model));
  }
  for (const [name, each] of Object.entries(model.features)) {
    const steps = each.steps.filter((step) => model.prompts[step.prompt]);
    if (steps.length === 0) continue;
    files.set(
      `prompts/${name}.feature.yaml`,
      JSON.stringify({ feature: name, owner: each.owner, steps: steps.map(stepOf) }),
    );
    const tests = model.messages.map((message, index) => ({
      vars: { message, vip: index === 1, tone: "tone/formal" },
      assert: [{ type: "contains", value: "" }],
      metadata: { id: `case-${index}` },
    }));
    files.set(`evals/${name}/suite.yaml`, JSON.stringify({ feature: name, tests }));
  }
  return files;
}

function stepOf({ prompt: id, model, input }: FeatureModel["steps"][number], index: number): object {
  const previous = index === 0 ? "{{message}}" : `After {{steps.step${index - 1}.output}}`;
  return {
    id: `step${index}`,
    prompt: id,
    ...(model && { model }),
    ...(input === "message" && { input: { message: "{{message}}", vip: "{{vip}}", tone: "{{tone}}" } }),
    ...(input === "previous" && { input: { message: previous, tone: "tone/warm" } }),
  };
}

function promptText(name: string, prompt: PromptModel, { prompts }: WorkspaceModel): string {
  const usable = (target: string) => target < name && prompts[target]?.jinja === prompt.jinja;
  const include = (target: string) => (prompt.jinja ? `{% include "${target}.j2" %}` : `{{>${target}}}`);
  const always = prompt.includes.filter(usable).map(include);
  const forVip = prompt.includesForVip.filter(usable).map(include).join("");
  const tones = ["tone/formal", "tone/warm"].filter(usable);
  const dynamic = prompt.dynamic && tones.length === 2;
  const atRunTime = prompt.jinja
    ? "{% include tone ~ '.j2' ignore missing %}"
    : "{{#if tone}}{{> (lookup . 'tone')}}{{/if}}";
  const front = {
    description: prompt.description,
    ...(prompt.model && { model: prompt.model }),
    config: { temperature: prompt.temperature },
    input: { default: { greeting: prompt.fallback } },
    ...(prompt.tool && { tools: ["finder"] }),
    ...(prompt.json && { output: { format: "json" } }),
    ...(dynamic && { uses: ["tone/*"] }),
  };
  const comment = prompt.jinja ? `{# ${prompt.comment} #}` : `{{! ${prompt.comment} }}`;
  const conditional = prompt.jinja ? `{% if vip %}${forVip}{% endif %}` : `{{#if vip}}${forVip}{{/if}}`;
  const greeting = prompt.jinja ? "{{ greeting }}" : "{{greeting}}";
  const lines = [
    prompt.comment && comment,
    prompt.text,
    greeting,
    ...always,
    forVip && conditional,
    dynamic && atRunTime,
  ];
  return `---\n${JSON.stringify(front)}\n---\n${lines.filter(Boolean).join("\n")}\n`;
}
