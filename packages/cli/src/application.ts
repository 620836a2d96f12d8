// Imported when it is run: what it shared with the command would else be put into this file, and run by the command.
const { serveApplication } = await import("@blastgate/runner");

/** What the process of an application runs: see `applications.ts`. */
await serveApplication();

export {};
