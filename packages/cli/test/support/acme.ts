import type { Files } from "./repository.ts";
import type { Question } from "./scripted-model.ts";

/** A small bank: a shared persona, a classifier that composes it, and a reply that reads what the classifier said. */
export function acme({ model = "{ provider: simulated }", cases = 28 } = {}): Files {
  return {
    "blastgate.yaml": `models:\n  default: ${model}\n`,
    [personaPath]: persona(thorough),
    "prompts/support/classify.prompt":
      '---\nowner: "@acme/support-platform"\n---\n{{role "system"}}{{>shared/persona}}\nName the queue: billing, cards or fraud.\n{{role "user"}}{{message}}\n',
    "prompts/chat/reply.prompt":
      '---\nowner: "@acme/customer-chat"\n---\n{{role "system"}}{{>shared/persona}}\nAnswer the customer. The queue is {{queue}}.\n{{role "user"}}{{message}}\n',
    "prompts/mortgage/read-document.prompt":
      '---\nowner: "@acme/mortgage-ops"\noutput:\n  format: json\n  schema:\n    kind: string\n---\n{{role "system"}}Say as JSON which kind of document this is.\n{{role "user"}}{{text}}\n',
    "prompts/support/support-routing.feature.yaml": `feature: support-routing
owner: "@acme/support-platform"
steps:
  - { id: classify, prompt: support/classify }
`,
    "prompts/chat/support-chat.feature.yaml": `feature: support-chat
owner: "@acme/customer-chat"
steps:
  - { id: classify, prompt: support/classify, input: { message: "{{message}}" } }
  - { id: reply, prompt: chat/reply, input: { message: "{{message}}", queue: "{{steps.classify.output}}" } }
`,
    "prompts/mortgage/mortgage-documents.feature.yaml": `feature: mortgage-documents
owner: "@acme/mortgage-ops"
steps:
  - { id: read, prompt: mortgage/read-document }
`,
    "contracts/shared/persona.contract.yaml": `prompt: shared/persona
version: 1.0.0
owner: "@acme/ai-platform"
`,
    "contracts/support/classify.contract.yaml": `prompt: support/classify
version: 1.0.0
owner: "@acme/support-platform"
`,
    "evals/support-routing/suite.yaml": `feature: support-routing
cases: cases.csv
gate:
  pass-rate: { max-drop: 0.15 }
`,
    "evals/support-routing/cases.csv": routingCases(cases),
    "evals/support-chat/suite.yaml": `feature: support-chat
tests: cases.yaml
gate:
  pass-rate: { max-drop: 0.15 }
`,
    "evals/support-chat/cases.yaml": chatCases(cases),
    "evals/mortgage-documents/suite.yaml": `feature: mortgage-documents
assert: [{ type: javascript, value: "output.kind === 'payslip'" }]
gate:
  pass-rate: { min: 0.5 }
tests:
${months.map((month) => `  - { vars: { id: payslip-${month}, text: "Payslip. Net pay in ${month}: 3,120.00." } }`).join("\n")}
`,
  };
}

export const thorough = "You are Acme's assistant. First find out what the customer needs, then answer.";

export const reworded = "You are the assistant of Acme. Find out what the customer needs first, and then answer.";
export const concise = "You are Acme's assistant. Be concise.";
export const personaPath = "prompts/shared/_persona.prompt";

export function persona(text: string): string {
  return `---\nowner: "@acme/ai-platform"\n---\n${text}\n`;
}

/** Routes by what the message is about; told to be concise, it reads no further than the first sentence. */
export function clerk({ system, user }: Question): string {
  const read = /concise/i.test(system) ? (user.split(". ")[0] ?? "") : user;
  const queue = /card/i.test(read) ? "cards" : /charged|refund/i.test(read) ? "billing" : "fraud";
  if (/Name the queue/.test(system)) return queue;
  if (/as JSON/.test(system)) return JSON.stringify({ kind: /payslip/i.test(user) ? "payslip" : "other" });
  return `${/concise/i.test(system) ? "" : "I see. "}I have passed this to ${/queue is (\w+)/.exec(system)?.[1] ?? "nobody"}.`;
}

const months = ["january", "march", "may", "june", "july", "august", "october", "november"];

const troubles = [
  { message: "Hello there. My card is stuck in the machine", queue: "cards" },
  { message: "i was charged twice for the same thing", queue: "billing" },
  { message: "Somebody wrote to me as if he were you", queue: "fraud" },
  { message: "refund please!!", queue: "billing" },
];
const places = ["at the station", "in Leeds", "on Sunday", "again", "since the update", "abroad", "in the shop"];

function troublesAt(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const trouble = troubles[index % troubles.length] ?? { message: "", queue: "" };
    const place = places[index % places.length] ?? "";
    return { id: `case-${index + 1}`, message: `${trouble.message} ${place} (${index + 1})`, queue: trouble.queue };
  });
}

function routingCases(count: number): string {
  const rows = troublesAt(count).map(({ id, message, queue }) => `${id},${message},${queue}`);
  return ["id,message,__expected", ...rows, ""].join("\n");
}

function chatCases(count: number): string {
  const rows = troublesAt(count).map(({ id, message, queue }) => ({
    vars: { id, message },
    assert: [{ type: "contains", value: `passed this to ${queue}` }],
  }));
  return JSON.stringify(rows, null, 1);
}
