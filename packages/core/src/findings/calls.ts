import type { CatalogueEntry } from "./entry.ts";

const runAgain = "Run again: responses already given are kept, and are not asked for twice.";

/** Model providers that cannot be asked, or do not answer. `detail` is what the provider says. */
export const callFindings = {
  "provider-not-loaded": {
    severity: "error",
    title: "A model provider that cannot be loaded",
    message: (a: { provider: string; detail: string }) => `The provider "${a.provider}" cannot be loaded: ${a.detail}.`,
    fix: () =>
      "Check its name and settings under `models` in blastgate.yaml; promptfoo's documentation lists the providers.",
  },
  "request-failed": {
    severity: "error",
    title: "A request that the model's provider did not answer",
    message: (a: { provider: string; attempts: number; detail: string }) =>
      `"${a.provider}" gave no response in ${attempts(a)}: ${a.detail}.`,
    fix: () => runAgain,
  },
  "request-timed-out": {
    severity: "error",
    title: "A request that the model's provider did not answer in time",
    message: (a: { provider: string; attempts: number; seconds: number }) =>
      `"${a.provider}" gave no response within ${a.seconds} s, in ${attempts(a)}.`,
    fix: () => runAgain,
  },
  "request-refused": {
    severity: "error",
    title: "A request that the model's provider refuses",
    message: (a: { provider: string; status: number; detail: string }) => `"${a.provider}" refuses it: ${a.detail}.`,
    fix: (a) => {
      if (a.status === 401 || a.status === 403) return "Check the provider's API key, and what it is allowed.";
      if (a.status === 404) return "Check the model's name, and the address where its settings give one.";
      return "Change the prompt or the model's settings to what the provider takes.";
    },
  },
  "rate-limit-lasts": {
    severity: "error",
    title: "A rate limit that does not end",
    message: (a: {
      provider: string;
      attempts: number;
      waitedSeconds: number;
      moreSeconds: number;
      detail: string;
    }) => {
      const wait = a.moreSeconds > 0 ? ` and asks to wait ${a.moreSeconds} s more` : "";
      return `"${a.provider}" is at its rate limit after ${attempts(a)} in ${a.waitedSeconds} s${wait}: ${a.detail}.`;
    },
    fix: () =>
      `Wait, and run again: responses already given are kept. \`requests-per-minute\` or \`tokens-per-minute\` under \`providers\` in blastgate.yaml keeps within the limit.`,
  },
  "quota-exhausted": {
    severity: "error",
    title: "A model provider that has no more to give",
    message: (a: { provider: string; detail: string }) => `The account at "${a.provider}" is used up: ${a.detail}.`,
    fix: () => `Add credit there, or raise the account's limit. ${runAgain}`,
  },
  "response-unreadable": {
    severity: "error",
    title: "A response that cannot be read",
    message: (a: { provider: string; attempts: number; detail: string }) =>
      `"${a.provider}" gave nothing that can be read, in ${attempts(a)}: ${a.detail}.`,
    fix: () => `${runAgain} If it stays so, check the model's settings, and that its address speaks the protocol.`,
  },
} satisfies Record<string, CatalogueEntry>;

function attempts(a: { attempts: number }): string {
  return a.attempts === 1 ? "one attempt" : `${a.attempts} attempts`;
}
