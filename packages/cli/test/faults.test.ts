import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { clerk, concise, persona, personaPath, reworded } from "./support/acme.ts";
import { check, codesOf, decisionIn, edited, suiteOf } from "./support/checking.ts";
import { command, env } from "./support/repository.ts";
import { type Question, type Reply, refuse } from "./support/scripted-model.ts";

/** Gives one case of each suite this reply, and answers the others. */
const oneCase = (reply: Reply) => (question: Question) => (question.user.endsWith("(3)") ? reply : clerk(question));

describe.concurrent("a case without response is an ERROR, neither a pass nor a failure, where the model", () => {
  test.for([
    { does: "refuses the request", reply: refuse(400), says: "400 Bad Request" },
    { does: "breaks each time it is asked", reply: refuse(500), says: "500 Internal Server Error" },
    { does: "answers with what is no JSON", reply: refuse(200, "<html>"), says: "not valid JSON" },
    { does: "answers without an output", reply: refuse(200, '{"choices":[]}'), says: "no response" },
    { does: "never answers", reply: () => {}, says: "timed out" },
  ])("$does", async ({ reply, says }, { expect }) => {
    const { decision, exitCode } = await check(
      { [personaPath]: persona(reworded) },
      { cases: 4, answer: oneCase(reply), command: { env: { REQUEST_TIMEOUT_MS: "300" } } },
    );
    expect(exitCode).toBe(2);
    expect(decision.verdict).toBe("ERROR");
    expect(codesOf(decision)).toEqual(["results-without-score", "results-without-score"]);
    expect(decision.reasons[0]?.args.why).toContain(says);
    const { cases, errors, broken } = suiteOf(decision, "support-routing");
    expect({ cases, broken }).toMatchObject({ cases: { planned: 4, scored: 3, errors: 1 }, broken: [] });
    expect(errors.map((each) => each.case)).toEqual(["case-3"]);
    expect(JSON.stringify(decision)).not.toContain("sk-held-back");
  });
});

test("after an error only what has no response is asked again", async () => {
  const { repo, model } = await edited({ [personaPath]: persona(concise) }, { answer: oneCase(refuse(400)) });
  expect((await repo.blastgate("check")).exitCode).toBe(2);
  const before = model.asked.length;
  model.answer = clerk;
  const again = decisionIn(await repo.blastgate("check --json"));
  expect(again.verdict).toBe("NO-GO");
  // Classify and reply of one case, on both sides.
  expect(model.asked.length - before).toBe(4);
});

test("an interrupted run decides nothing, and the next buys no response twice", async () => {
  const answered = 20;
  const atOnce = 8;
  let running: { kill(signal: "SIGINT"): boolean } | undefined;
  const { repo, model } = await edited({ [personaPath]: persona(reworded) });
  model.answer = (question) => {
    if (model.asked.length <= answered) return clerk(question);
    if (model.asked.length === answered + atOnce) running?.kill("SIGINT");
    return () => {};
  };
  const run = execa(process.execPath, [command, "check"], { cwd: repo.dir, env, extendEnv: false, reject: false });
  running = run;
  const { exitCode, stdout, stderr } = await run;
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(/error interrupted[\s\S]*Run again/);
  expect(model.asked).toHaveLength(answered + atOnce);

  model.answer = clerk;
  expect((await repo.blastgate("check")).exitCode).toBe(0);
  expect(model.asked).toHaveLength(112 + atOnce);
});

test("a provider that does not exist is named, before anything is decided", async () => {
  const { repo } = await edited({ "blastgate.yaml": "models:\n  default: { provider: nobody:knows }\n" }, { cases: 4 });
  const said = await repo.blastgate("check");
  expect(said.exitCode).toBe(2);
  expect(said.stdout).toMatch(/nobody:knows/);
});
