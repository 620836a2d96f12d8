import { describe, expect, test } from "vitest";
import { answer } from "./routing.ts";

const planner = `You plan how a bank resolves a customer's request.
Write a plan as a numbered list of at most five steps. Use these actions:
- verify_identity: confirm who the customer is
- freeze_card: block the card so that nobody can use it
- issue_card: order a replacement card
- trace_payment: find a transfer that did not arrive
- refund_fee: give back a fee charged in error
- notify_fraud_team: pass suspected fraud to the fraud team
- update_address: change the customer's address
- inform_customer: tell the customer what was done and what happens next

Always verify the customer's identity first.
End with informing the customer.`;

function stepsFor(request: string, system = planner): string[] {
  return answer(system, request)
    .split("\n")
    .map((line) => /^\d+\. (\w+)/.exec(line)?.[1] ?? line);
}

test("a plan has the steps that fit the request, between those the rules demand", () => {
  expect(stepsFor("my transfer to Leeds has not arrived")).toEqual([
    "verify_identity",
    "trace_payment",
    "inform_customer",
  ]);
  expect(stepsFor("I lost my card in the park and I moved house last month")).toEqual([
    "verify_identity",
    "freeze_card",
    "update_address",
    "inform_customer",
  ]);
});

test("without the rule there is no such step, and the limit is kept", () => {
  const free = planner.replace("Always verify the customer's identity first.", "");
  expect(stepsFor("my transfer to Leeds has not arrived", free)).not.toContain("verify_identity");
  const tight = planner.replace("at most five steps", "at most two steps");
  expect(stepsFor("I lost my card and I moved house", tight)).toEqual(["verify_identity", "inform_customer"]);
});

test("a rule for a case adds its step in that case", () => {
  const ruled = `${planner}\nIf the customer did not make a payment, notify the fraud team immediately.`;
  expect(stepsFor("There are two payments on my card that I did not make", ruled)[0]).toBe("notify_fraud_team");
  expect(stepsFor("my transfer to Leeds has not arrived", ruled)).not.toContain("notify_fraud_team");
});

test("carrying out a plan reports an outcome for each of its steps", () => {
  const plan = answer(planner, "my transfer to Leeds has not arrived");
  const report = answer(
    "Carry out the plan step by step and report the outcome of each step.",
    `Request: a missing transfer\n\n${plan}`,
  );
  expect(report.split("\n")).toHaveLength(plan.split("\n").length);
  expect(report).toMatch(/^1\. verify_identity: .*: done\.$/m);
  expect(answer("Carry out the plan step by step and report the outcome of each step.", "hello")).toBe(
    "There is no plan to carry out.",
  );
});

describe("a plan is judged against each check", () => {
  const judge = `Check the plan and approve or revise it. Answer with a JSON object with the keys verdict and reason.

verdict:
- approve: every check holds
- revise: a check fails

Checks:
- The first step verifies the customer's identity.
- No step refunds money without approval.
- The last step informs the customer.
- The plan has at most 4 steps.
- If a card is lost, the plan freezes the card.
- The identity is verified before any card is issued.`;
  const identity = "verify_identity: confirm who the customer is";
  const freeze = "freeze_card: block the card so that nobody can use it";
  const issue = "issue_card: order a replacement card";
  const inform = "inform_customer: tell the customer what was done and what happens next";
  const verdict = (request: string, ...steps: string[]) =>
    JSON.parse(
      answer(judge, `Request: ${request}\n\nPlan:\n${steps.map((step, index) => `${index + 1}. ${step}`).join("\n")}`),
    );

  test("a sound plan is approved", () => {
    expect(verdict("I lost my card", identity, freeze, issue, inform)).toMatchObject({ verdict: "approve" });
  });

  test.each([
    ["The first step verifies", "I lost my card", [freeze, identity, inform]],
    ["No step refunds money", "an odd fee", [identity, "refund the money to the customer", inform]],
    ["The last step informs", "I lost my card", [identity, inform, freeze]],
    ["at most 4 steps", "I lost my card", [identity, freeze, issue, "update_address: change the address", inform]],
    ["If a card is lost", "I lost my card", [identity, inform]],
  ])("it is sent back because: %s", (check, request, steps) => {
    expect(verdict(request, ...steps)).toEqual({ verdict: "revise", reason: expect.stringContaining(check) });
  });

  test("a condition that does not apply asks for nothing", () => {
    expect(verdict("please change my address", identity, "update_address: change the address", inform)).toMatchObject({
      verdict: "approve",
    });
  });

  test("no plan is no sound plan", () => {
    expect(JSON.parse(answer(judge, "hello"))).toMatchObject({ verdict: "revise" });
  });
});

test("a planner, an executor and a verifier work in a chain", () => {
  const plan = answer(planner, "I lost my card in the park");
  const checks =
    "Check the plan and approve or revise it.\n\nChecks:\n- The first step verifies the customer's identity.\n- The last step informs the customer.";
  expect(answer(checks, plan)).toMatch(/^approve: All 2 checks hold/);
  const careless = planner.replace("Always verify the customer's identity first.", "");
  expect(answer(checks, answer(careless, "I lost my card in the park"))).toMatch(/^revise: .*identity/);
});
