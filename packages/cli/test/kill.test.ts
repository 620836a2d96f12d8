import { spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { type Evidence, evidenceSchema } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { concise, persona, personaPath } from "./support/acme.ts";
import { edited } from "./support/checking.ts";
import { command, env, type TestRepository } from "./support/repository.ts";
import type { ScriptedModel } from "./support/scripted-model.ts";

const questions = 112;
/** To one provider, as `blastgate.yaml` has it where it says nothing. */
const atOnce = 8;

/** Kills a check once it has asked so many more questions. */
async function killed(repo: TestRepository, model: ScriptedModel, args: string, asked: number): Promise<void> {
  const until = model.asked.length + asked;
  const child = spawn(process.execPath, [command, ...args.split(" ")], { cwd: repo.dir, env, stdio: "ignore" });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  while (child.exitCode === null && model.asked.length < until) await delay(1);
  child.kill("SIGKILL");
  await exited;
}

/** Evidence without what no two runs share: how long each answer took. */
function evidenceIn(repo: TestRepository): Evidence {
  const text = repo.read(".blastgate/reports/evidence.json").replaceAll(/"latencyMs": [\d.]+/g, '"latencyMs": 0');
  return evidenceSchema.parse(JSON.parse(text));
}

describe.concurrent("a check that is killed", () => {
  test.each(["check --no-review", "check --no-review --no-cache --resume"])(
    "goes on by %s, and ends as one that was not",
    async (args) => {
      const { repo, model } = await edited({ [personaPath]: persona(concise) });
      const kills = [1, 20, 35];
      for (const asked of kills) await killed(repo, model, args, asked);
      const ended = await repo.blastgate(args);
      // Again only what was under way when it was killed.
      expect(model.asked.length).toBeLessThanOrEqual(questions + kills.length * atOnce);
      expect(new Set(model.asked.map((each) => JSON.stringify(each))).size).toBe(questions);

      const evidence = evidenceIn(repo);
      const anew = await repo.blastgate("check --no-review --no-cache");
      expect({ ...ended, stderr: "" }).toEqual({ ...anew, stderr: "" });
      expect(evidence).toEqual(evidenceIn(repo));
    },
  );
});
