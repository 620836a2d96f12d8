import { once } from "node:events";
import { stripVTControlCharacters } from "node:util";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { concise, persona, personaPath } from "./support/acme.ts";
import { edited } from "./support/checking.ts";
import { command, env } from "./support/repository.ts";
import { hasTerminals, onTerminal } from "./support/terminal.ts";

describe("check --watch", () => {
  test.skipIf(!hasTerminals)(
    "on a terminal: looks at each save, runs the evals on Enter, and leaves the terminal as it was",
    async () => {
      const { repo } = await edited({});
      const broken = `${persona(concise)}{{>shared/nowhere}}\n`;
      const said = await onTerminal(
        repo,
        "check --watch --no-review",
        [
          ["No feature is affected.", () => repo.write({ [personaPath]: broken })],
          ["1 error: what is reached cannot be told.", () => repo.write({ [personaPath]: persona(concise) })],
          ["2 features of 2 owners affected", "\r"],
          ["Reports in .blastgate/reports", () => repo.write({ "prompts/new/hello.prompt": "Hello\n" })],
          ["Saved prompts/new.", () => repo.write({ "prompts/new/hello.prompt": "Good day\n" })],
          ["Saved prompts/new/hello.prompt.", "q"],
        ],
        "stty -a",
      );
      expect(said.left).toEqual([]);
      expect(said.exitCode).toBe(0);
      expect(said.stdout).toMatch(/2 features of 2 owners affected, 2 suites to run\.[\s\S]*NO-GO/);
      expect(said.stdout).toMatch(/ icanon .* echo /s);
      const lines = said.stdout.split(/\r?\n/).slice(
        0,
        said.stdout.split("\n").findIndex((line) => line.includes("speed")),
      );
      expect(Math.max(...lines.map((line) => stripVTControlCharacters(line).trimEnd().length))).toBeLessThanOrEqual(80);
    },
  );

  test("elsewhere: one block after the other, without a screen's signs, until it is told to end", async () => {
    const { repo } = await edited({});
    const watching = execa(process.execPath, [command, "impact", "shared/persona", "--watch"], {
      cwd: repo.dir,
      env,
      extendEnv: false,
      reject: false,
      stdin: "ignore",
      timeout: 110_000,
    });
    const shows = async (text: string) => {
      const ended = once(watching.stdout, "end").then(() => {
        throw new Error(`it ended without showing "${text}"`);
      });
      for (let shown = ""; !shown.includes(text); ) {
        shown += String(await Promise.race([once(watching.stdout, "data"), ended]));
      }
      ended.catch(() => {});
    };
    await shows("2 features of 2 owners downstream.");
    repo.write({ "prompts/chat/reply.prompt": '---\nowner: "@acme/customer-chat"\n---\nAnswer {{message}}\n' });
    await shows("Saved prompts/chat/reply.prompt.");
    watching.kill("SIGTERM");
    const { exitCode, stdout, stderr } = await watching;
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).not.toContain("\u001b");
  });

  test("takes no flag that asks for something other than the working tree on a screen", async () => {
    const { repo } = await edited({});
    for (const flags of ["check --watch --json", "check --watch --head main", "impact shared/persona --watch --json"]) {
      const said = await repo.blastgate(flags);
      expect(said.exitCode).toBe(2);
      expect(said.stdout + said.stderr).toContain("watch-with");
    }
  });
});
