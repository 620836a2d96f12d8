import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { clerk, concise, persona, personaPath, reworded } from "./support/acme.ts";
import { check, codesOf, decisionIn, edited, suiteOf } from "./support/checking.ts";
import { command, env, type TestRepository } from "./support/repository.ts";
import { type Question, type Reply, refuse, respond } from "./support/scripted-model.ts";

/** Gives one case of each suite this reply, and answers the others. */
const oneCase = (reply: Reply) => (question: Question) => (question.user.endsWith("(3)") ? reply : clerk(question));

test("a case without response is an ERROR, neither a pass nor a failure", async () => {
  const { decision, exitCode } = await check(
    { [personaPath]: persona(reworded) },
    { cases: 4, answer: oneCase(refuse(400)) },
  );
  expect(exitCode).toBe(2);
  expect(decision.verdict).toBe("ERROR");
  expect(codesOf(decision)).toEqual(["results-without-score", "results-without-score"]);
  expect(decision.reasons[0]?.args.why).toContain("HTTP 400");
  const { cases, errors, broken } = suiteOf(decision, "support-routing");
  expect({ cases, broken }).toMatchObject({ cases: { planned: 4, scored: 3, errors: 1 }, broken: [] });
  expect(errors.map((each) => each.case)).toEqual(["case-3"]);
  expect(JSON.stringify(decision)).not.toContain("sk-held-back");
});

test("after an error only what has no response is asked again", async () => {
  const { repo, model } = await edited({ [personaPath]: persona(concise) }, { answer: oneCase(refuse(400)) });
  expect((await repo.blastgate("check --no-review")).exitCode).toBe(2);
  const before = model.asked.length;
  model.answer = clerk;
  const again = decisionIn(await repo.blastgate("check --no-review --json"));
  expect(again.verdict).toBe("NO-GO");
  // Classify and reply of one case, on both sides.
  expect(model.asked.length - before).toBe(4);
});

describe.concurrent("an interrupted run decides nothing, and the next buys no response twice:", () => {
  const answered = 20;
  const atOnce = 8;

  test("the first interrupt waits for what is under way, and keeps it", async ({ expect }) => {
    const { repo, model } = await edited({ [personaPath]: persona(reworded) });
    const late: (() => void)[] = [];
    const run = start(repo);
    model.answer = (question) => {
      if (model.asked.length <= answered) return clerk(question);
      if (model.asked.length === answered + atOnce) run.kill("SIGINT");
      return (response) => late.push(() => respond(response, clerk(question)));
    };
    run.stderr.on("data", (text) => {
      if (String(text).includes("Stopping")) for (const send of late.splice(0)) send();
    });
    const { exitCode, stdout, stderr } = await run;
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/error interrupted[\s\S]*All 28 responses it bought are saved[\s\S]*Run the same/);
    expect(model.asked).toHaveLength(answered + atOnce);

    model.answer = clerk;
    const again = await repo.blastgate("check --no-review --json");
    expect(model.asked).toHaveLength(112);
    // Bought by the one run of this plan, which was interrupted.
    expect(decisionIn(again)).toMatchObject({ verdict: "GO", usage: { total: { bought: 112, cached: 0 } } });
  });

  test("the second gives up what is under way", async ({ expect }) => {
    const { repo, model } = await edited({ [personaPath]: persona(reworded) });
    const run = start(repo);
    model.answer = (question) => {
      if (model.asked.length <= answered) return clerk(question);
      if (model.asked.length === answered + atOnce) run.kill("SIGINT");
      return () => {};
    };
    run.stderr.on("data", (text) => {
      if (String(text).includes("Stopping")) run.kill("SIGINT");
    });
    const { exitCode, stderr } = await run;
    expect(exitCode).toBe(130);
    expect(stderr).toContain("All 20 responses it bought are saved");

    model.answer = clerk;
    expect((await repo.blastgate("check --no-review --no-cache --resume")).exitCode).toBe(0);
    expect(model.asked).toHaveLength(112 + atOnce);
  });

  test("nobody waits for a rate limit then", async ({ expect }) => {
    const { repo, model } = await edited({ [personaPath]: persona(reworded) });
    const run = start(repo);
    model.answer = (question) => {
      if (model.asked.length <= answered) return clerk(question);
      if (model.asked.length === answered + 1) run.kill("SIGINT");
      return (response) => {
        response.setHeader("retry-after", "500");
        respond(response, "slow down", 429);
      };
    };
    const { exitCode, stderr } = await run;
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error interrupted");
    expect(model.asked.length).toBeLessThanOrEqual(answered + atOnce);
  });

  function start(repo: TestRepository) {
    return execa(process.execPath, [command, "check", "--no-review"], {
      cwd: repo.dir,
      env,
      extendEnv: false,
      reject: false,
    });
  }
});

describe.concurrent("a limit is not passed, and what is missing is an ERROR that names it:", () => {
  test("--max-requests", async ({ expect }) => {
    const { repo, model } = await edited({ [personaPath]: persona(reworded) }, { cases: 8 });
    const said = await repo.blastgate("check --no-review --json --max-requests 10");
    expect(said.exitCode).toBe(2);
    expect(model.asked).toHaveLength(10);
    const { verdict, reasons } = decisionIn(said);
    expect(verdict).toBe("ERROR");
    expect(JSON.stringify(reasons)).toContain("--max-requests 10");

    const rest = await repo.blastgate("check --no-review --json");
    expect(model.asked).toHaveLength(32);
    expect(decisionIn(rest)).toMatchObject({ usage: { total: { bought: 32, cached: 0 } } });
  });

  test("--max-cost", async ({ expect }) => {
    const { repo, model } = await edited({ [personaPath]: persona(reworded) }, { cases: 8 });
    // The scripted model counts 20 tokens in each prompt and 2 in each answer: 24 dollars.
    const providers = { "openai:chat": { price: { input: 1_000_000, output: 2_000_000 } } };
    repo.write({ "blastgate.yaml": `${repo.read("blastgate.yaml")}providers: ${JSON.stringify(providers)}\n` });
    const said = await repo.blastgate("check --no-review --json --max-cost 100");
    expect(said.exitCode).toBe(2);
    const { reasons, usage } = decisionIn(said);
    expect(JSON.stringify(reasons)).toContain("--max-cost $100");
    expect(model.asked.length).toBeGreaterThan(1);
    expect(usage.total.costUsd).toBe(24 * model.asked.length);
    expect(usage.total.costUsd).toBeLessThanOrEqual(100);
  });

  test("--max-time", async ({ expect }) => {
    const { repo } = await edited({ [personaPath]: persona(reworded) }, { cases: 4, answer: () => () => {} });
    const said = await repo.blastgate("check --no-review --json --max-time 1s");
    expect(said.exitCode).toBe(2);
    expect(JSON.stringify(decisionIn(said).reasons)).toContain("--max-time 1 s");
  });
});

test("a provider that does not exist is named, before anything is decided", async () => {
  const { repo } = await edited({ "blastgate.yaml": "models:\n  default: { provider: nobody:knows }\n" }, { cases: 4 });
  const said = await repo.blastgate("check --no-review");
  expect(said.exitCode).toBe(2);
  expect(said.stdout).toMatch(/nobody:knows/);
});
