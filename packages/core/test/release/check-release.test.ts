import { expect, test } from "vitest";
import { buildRelease, checkRelease, type Release } from "../../src/index.ts";
import { buildSnapshot } from "../snapshot-builder.ts";

const release: Release = buildRelease({
  snapshot: buildSnapshot({
    prompts: { "shared/persona": {}, "support/classify": { includes: ["shared/persona"] } },
    features: { routing: ["support/classify"] },
  }),
  texts: new Map([
    ["shared/persona", "You are Acme's assistant.\n"],
    ["support/classify", "{{>shared/persona}}\nName the queue.\n"],
  ]),
  commit: "9f2c41d07ab35e8816c4d20f7b9a3e5c61d8f024",
  dirty: false,
});

test.for<[what: string, change: (release: Release) => void, told: string[]]>([
  ["nothing", () => {}, []],
  [
    "the text of what is included",
    ({ bundle }) => edit(bundle.prompts, "shared/persona", { text: "You are nobody.\n" }),
    ["shared/persona: it has another digest", "support/classify: it has another digest"],
  ],
  [
    "a locked digest",
    ({ lock }) => edit(lock.prompts, "support/classify", { digest: `sha256:${"0".repeat(64)}` }),
    ["support/classify: it has another digest"],
  ],
  [
    "a locked model",
    ({ lock }) =>
      edit(lock.prompts, "support/classify", { model: { alias: "default", provider: "ollama:chat:llama3.2" } }),
    ["support/classify: it runs on another model"],
  ],
  ["a locked prompt less", ({ lock }) => delete lock.prompts["shared/persona"], ["shared/persona: it is not locked"]],
  [
    "a locked prompt more",
    ({ lock }) => Object.assign(lock.prompts, { "support/reply": lock.prompts["support/classify"] }),
    ["support/reply: it is not there"],
  ],
  [
    "a feature's owner",
    ({ lock }) => edit(lock.features, "routing", { owner: "@mallory" }),
    ["routing: it has another owner"],
  ],
  [
    "what a feature composes",
    ({ lock }) => edit(lock.features, "routing", { prompts: ["support/classify"] }),
    ["routing: it composes other prompts"],
  ],
  [
    "a feature under another name",
    ({ bundle, lock }) => {
      Object.assign(bundle.features, { chat: bundle.features.routing });
      Object.assign(lock.features, { chat: lock.features.routing });
    },
    ['chat: it is called "routing"'],
  ],
])("%s changed", ([, change, told]) => {
  const changed = structuredClone(release);
  change(changed);
  expect(checkRelease(changed).map(({ args }) => `${args.id}: ${args.detail}`)).toEqual(told);
});

test("prompts that include each other without end are told, and nothing more of such a release", () => {
  const looped = loopOf(3);
  expect(checkRelease(looped)).toMatchObject([
    { code: "release-prompts-endless", args: { cycle: ["loop/0", "loop/1", "loop/2", "loop/0"], of: 3 } },
  ]);
  const [found] = checkRelease(loopOf(100));
  expect(found?.args).toEqual({ cycle: Array.from({ length: 10 }, (_, nth) => `loop/${nth}`), of: 100 });
});

/** A release in which so many prompts include each the next, and the last the first; the others only lead there. */
function loopOf(count: number): Release {
  const { bundle, lock } = structuredClone(release);
  const classify = bundle.prompts["support/classify"];
  if (!classify) throw new Error("there is no support/classify");
  const including = (target: string) => ({
    ...classify,
    references: [{ target, written: target, position: { line: 1, column: 1 } }],
  });
  edit(bundle.prompts, "support/classify", including("loop/0"));
  for (let nth = 0; nth < count; nth++) bundle.prompts[`loop/${nth}`] = including(`loop/${(nth + 1) % count}`);
  return { bundle, lock };
}

function edit<Value extends object>(record: Record<string, Value>, id: string, values: Partial<Value>): void {
  const value = record[id];
  if (!value) throw new Error(`there is no ${id}`);
  Object.assign(value, values);
}
