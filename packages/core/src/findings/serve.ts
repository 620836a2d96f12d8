import type { CatalogueEntry } from "./entry.ts";

/** What keeps `blastgate serve` from starting, and what it answers to requests that it does not take. */
export const serveFindings = {
  "serve-token-missing": {
    severity: "error",
    title: "An address that others reach, without a token",
    message: (a: { host: string }) =>
      `Whoever reaches ${a.host} could read every prompt: it is no loopback address, and no token is given.`,
    fix: () =>
      "Give a token by BLASTGATE_TOKEN or --token-file, and put TLS in front; or leave --host out, for applications on this machine.",
  },
  "serve-token-unusable": {
    severity: "error",
    title: "A token that is none",
    message: (a: { source: string; detail: string }) => `The token of ${a.source} cannot be used: ${a.detail}.`,
    fix: () =>
      "Use 16 characters or more that go into a header as they are, such as what `openssl rand -hex 32` prints.",
  },
  "serve-not-listening": {
    severity: "error",
    title: "An address that cannot be listened at",
    message: (a: { host: string; port: number; detail: string }) =>
      `Nothing can be served at ${a.host}, port ${a.port}: ${a.detail}.`,
    fix: () => "Choose another port with --port (0: any that is free), or an address of this machine with --host.",
  },
  "serve-host-refused": {
    severity: "error",
    title: "A request to another name",
    message: (a: { host: string }) =>
      `The request is for ${a.host ? `"${a.host}"` : "no host"}, and only this machine is served here, by its loopback names.`,
    fix: () => "Ask 127.0.0.1, [::1] or localhost. For other names serve with --host and a token.",
  },
  "serve-token-refused": {
    severity: "error",
    title: "A request without the token",
    message: () => "The request has no token, or another one.",
    fix: () => "Send `Authorization: Bearer TOKEN`.",
  },
  "serve-route-unknown": {
    severity: "error",
    title: "A path that leads nowhere",
    message: (a: { path: string }) => `There is nothing at "${a.path}".`,
    fix: () =>
      "Ask for /v1/prompts, /v1/prompts/ID, /health or /metrics; a prompt is rendered by POST /v1/prompts/ID/render.",
  },
  "serve-method-refused": {
    severity: "error",
    title: "A method that a path does not take",
    message: (a: { method: string; path: string; allowed: string }) =>
      `"${a.path}" does not take ${a.method}, but ${a.allowed}.`,
    fix: () => "A prompt is rendered by POST /v1/prompts/ID/render; all else is read by GET.",
  },
  "serve-media-type-refused": {
    severity: "error",
    title: "A body that is not said to be JSON",
    message: (a: { type: string }) => `The body is ${a.type ? `said to be "${a.type}"` : "of no type"}.`,
    fix: () => "Send it with `Content-Type: application/json`.",
  },
  "serve-body-refused": {
    severity: "error",
    title: "A body that cannot be used",
    message: (a: { detail: string }) => `The body cannot be used: ${a.detail}.`,
    fix: () =>
      'Send an object with the prompt\'s variables, such as `{ "input": { "message": "Where is my card?" } }`.',
  },
  "serve-body-too-large": {
    severity: "error",
    title: "A body that is too large",
    message: (a: { limitBytes: number }) => `The body has more than ${a.limitBytes} bytes.`,
    fix: () => "Send less: what is rendered goes to a model, which has limits of its own.",
  },
  "serve-failed": {
    severity: "error",
    title: "An error that nobody foresaw",
    message: (a: { detail: string }) => `The request could not be answered: ${a.detail}.`,
    fix: () => "Report it, with the request.",
  },
} satisfies Record<string, CatalogueEntry>;
