import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ApplicationHost } from "../../src/index.ts";

/** A help desk that answers by the variable `message`, and does by `act` what applications should not. */
export const helpDesk = `
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.BLASTGATE_SNAPSHOT;
const { prompts } = JSON.parse(readFileSync(join(folder, "snapshot.json"), "utf8"));
const read = (id) => readFileSync(join(folder, prompts[id].path), "utf8").trim();

export default class HelpDesk {
  id() { return "help-desk"; }
  async callApi(text, { vars, repeatIndex }, { abortSignal }) {
    switch (vars.act) {
      case "throw": throw new Error("no such account");
      case "exit": process.exit(3);
      case "reject": Promise.reject(new Error("lost connection to ledger")); return new Promise(() => {});
      case "block": for (;;);
      case "hang": return new Promise(() => {});
      case "say nothing": return undefined;
      case "say no JSON": return { output: 10n };
      case "say no output": return {};
      case "say a wrong cost": return { output: "x", cost: "much" };
      case "say who": return { output: { pid: process.pid, cwd: process.cwd(), folder, text, vars, repeatIndex } };
      case "fail": return { error: "the ledger is closed" };
    }
    const output = \`\${read("desk/answer")} \${vars.message}\`;
    return { output, tokenUsage: { prompt: 12, completion: 3, total: 15 }, cost: 0.002 };
  }
}
`;

/** A checkout with an application in it, and what runs it, until it is removed. */
export function checkout(program: string, side: "baseline" | "candidate" = "candidate") {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "blastgate-checkout-")));
  const path = join(folder, "apps/desk/provider.mjs");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, program);
  const entry = fileURLToPath(new URL("./serve-application.ts", import.meta.url));
  const host = new ApplicationHost({ side, folder, entry });
  const remove = async (): Promise<void> => {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, host, target: "file://apps/desk/provider.mjs", remove };
}
