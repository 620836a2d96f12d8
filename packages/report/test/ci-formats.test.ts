import { finding } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { findingsOf, renderAnnotations, renderBadge, renderJUnit, renderSarif } from "../src/index.ts";
import { personaDecision } from "./decision-builder.ts";
import { personaEvidence } from "./persona-evidence.ts";
import { junitProblems, sarifProblems } from "./read-formats.ts";

const unresolved = finding(
  "reference-unresolved",
  { written: "{{>shared/persnoa}}", target: "shared/persnoa", suggestion: "shared/persona" },
  { path: "prompts/kunden chat/100%:reply.prompt", line: 3, column: 4 },
);
const unused = finding("widened-by-config", {});

describe("a decision as JUnit", () => {
  const text = renderJUnit(personaDecision, personaEvidence);

  test("is what Jenkins reads", async () => {
    expect(await junitProblems(text)).toEqual([]);
    expect(await junitProblems(text.replace("<testcase", "<case"))).not.toEqual([]);
  });

  test("fails by its verdict, by what broke, and by what has no score", () => {
    expect(text).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="blastgate">
        <testsuite name="verdict" tests="1" failures="0" errors="1">
          <properties>
            <property name="verdict" value="ERROR"/>
            <property name="evals" value="ERROR"/>
            <property name="mode" value="composed"/>
            <property name="baseline" value="main (b0b0b0b0b0)"/>
            <property name="candidate" value="working tree on ededededed"/>
            <property name="plan" value="a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1"/>
            <property name="evidence" value="e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2e2"/>
          </properties>
          <testcase classname="verdict" name="verdict">
            <error type="ERROR" message="support-chat">results-without-score: support-chat: no score for 1 of 60 planned runs: chat-07. The first says: &quot;openai:chat:gpt-5-mini&quot; gave no response in 4 attempts: 503 Service Unavailable.
      pass-rate-dropped: support-routing fell from 94.1% to 87.5%: −6.6 points (95% bounds −9.2 to −4.3), margin −3.0. The drop is not chance: p &lt; 0.0001, corrected over all suites.</error>
          </testcase>
        </testsuite>
        <testsuite name="greeting" tests="1" failures="0" errors="0">
          <properties>
            <property name="feature" value="greeting"/>
            <property name="owner" value="@acme/customer-chat"/>
            <property name="verdict" value="GO"/>
            <property name="pass-rate.min" value="GO: Every gate of 1 suite holds, over 1 case."/>
          </properties>
          <testcase classname="greeting" name="hello"/>
        </testsuite>
        <testsuite name="support-chat" tests="1" failures="0" errors="1">
          <properties>
            <property name="feature" value="support-chat"/>
            <property name="owner" value="@acme/customer-chat"/>
            <property name="verdict" value="ERROR"/>
          </properties>
          <testcase classname="support-chat" name="chat-07">
            <error type="no-response" message="503 Service Unavailable">baseline, answer: I have passed this on.

        503 Service Unavailable</error>
          </testcase>
        </testsuite>
        <testsuite name="support-routing" tests="6" failures="5" errors="0">
          <properties>
            <property name="feature" value="support-routing"/>
            <property name="owner" value="@acme/support-platform"/>
            <property name="verdict" value="NO-GO"/>
            <property name="pass-rate.max-drop" value="NO-GO: Every gate of 1 suite holds, over 1 case."/>
          </properties>
          <testcase classname="support-routing" name="routing-1">
            <failure type="broken" message="Expected output &quot;billing&quot; to equal &quot;cards&quot;">baseline, answer: cards

      candidate, answer: billing
        equals: Expected output &quot;billing&quot; to equal &quot;cards&quot;</failure>
          </testcase>
          <testcase classname="support-routing" name="routing-2">
            <failure type="broken" message="Expected output &quot;billing&quot; to equal &quot;cards&quot;">baseline, answer: cards

      candidate, answer: billing
        equals: Expected output &quot;billing&quot; to equal &quot;cards&quot;</failure>
          </testcase>
          <testcase classname="support-routing" name="routing-3">
            <failure type="broken" message="Expected output &quot;billing&quot; to equal &quot;cards&quot;">baseline, answer: cards

      candidate, answer: billing
        equals: Expected output &quot;billing&quot; to equal &quot;cards&quot;</failure>
          </testcase>
          <testcase classname="support-routing" name="routing-4">
            <failure type="broken" message="Expected output &quot;billing&quot; to equal &quot;cards&quot;">baseline, answer: cards

      candidate, answer: billing
        equals: Expected output &quot;billing&quot; to equal &quot;cards&quot;</failure>
          </testcase>
          <testcase classname="support-routing" name="routing-5">
            <failure type="broken" message="Expected output &quot;billing&quot; to equal &quot;cards&quot;">baseline, answer: cards

      candidate, answer: billing
        equals: Expected output &quot;billing&quot; to equal &quot;cards&quot;</failure>
          </testcase>
          <testcase classname="support-routing" name="routing-9"/>
        </testsuite>
      </testsuites>"
    `);
  });

  test("has a verdict that passes for GO alone", () => {
    for (const verdict of ["GO", "NO-GO", "INCONCLUSIVE", "ERROR"] as const) {
      const [, suite = ""] =
        renderJUnit({ ...personaDecision, verdict }, personaEvidence).match(/(<testsuite [^>]*)/) ?? [];
      const problems = verdict === "ERROR" ? [0, 1] : [verdict === "GO" ? 0 : 1, 0];
      expect(suite).toBe(`<testsuite name="verdict" tests="1" failures="${problems[0]}" errors="${problems[1]}"`);
    }
  });
});

describe("findings as SARIF", () => {
  const text = renderSarif([unresolved, unused, unresolved], "lint");

  test("are valid", () => {
    expect(sarifProblems(text)).toEqual([]);
    expect(sarifProblems(text.replace('"2.1.0"', '"2.2.0"'))).not.toEqual([]);
  });

  test("are results where they have a place, and else notifications; each code is one rule", () => {
    const [run] = JSON.parse(text).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      "reference-unresolved",
      "widened-by-config",
    ]);
    expect(run.tool.driver.rules[0]).toMatchInlineSnapshot(`
      {
        "defaultConfiguration": {
          "level": "error",
        },
        "fullDescription": {
          "text": "For example: "{{>shared/persnoa}}" refers to the prompt "shared/persnoa", which does not exist. Did you mean "shared/persona"?",
        },
        "help": {
          "text": "Refer to "shared/persona", or add the prompt.

      See: blastgate explain reference-unresolved",
        },
        "id": "reference-unresolved",
        "shortDescription": {
          "text": "A prompt refers to one that does not exist.",
        },
      }
    `);
    expect(run.results).toHaveLength(2);
    expect(run.results[0]).toMatchInlineSnapshot(`
      {
        "level": "error",
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "prompts/kunden%20chat/100%25%3Areply.prompt",
                "uriBaseId": "ROOT",
              },
              "region": {
                "startColumn": 4,
                "startLine": 3,
              },
            },
          },
        ],
        "message": {
          "text": ""{{>shared/persnoa}}" refers to the prompt "shared/persnoa", which does not exist. Did you mean "shared/persona"?
      Refer to "shared/persona", or add the prompt.",
        },
        "ruleId": "reference-unresolved",
        "ruleIndex": 0,
      }
    `);
    expect(run.invocations[0].toolExecutionNotifications).toMatchInlineSnapshot(`
      [
        {
          "associatedRule": {
            "id": "widened-by-config",
            "index": 1,
          },
          "level": "warning",
          "message": {
            "text": "The folders that blastgate.yaml names have changed, so every feature counts as reached.
      Nothing to mend. Change folders in a commit of their own to keep other changes small.",
          },
        },
      ]
    `);
  });
});

describe("findings as annotations", () => {
  test("name file, line and column, and keep to GitHub's escapes", () => {
    expect(renderAnnotations([unused, unresolved])).toMatchInlineSnapshot(`
      "::error file=prompts/kunden chat/100%25%3Areply.prompt,line=3,col=4,title=A prompt refers to one that does not exist (reference-unresolved)::"{{>shared/persnoa}}" refers to the prompt "shared/persnoa", which does not exist. Did you mean "shared/persona"?%0ARefer to "shared/persona", or add the prompt.
      ::warning title=A changed blastgate.yaml reaches everything (widened-by-config)::The folders that blastgate.yaml names have changed, so every feature counts as reached.%0ANothing to mend. Change folders in a commit of their own to keep other changes small.
      "
    `);
  });

  test("are as many of a level as GitHub shows, and say how many are left", () => {
    const lines = renderAnnotations([...Array(12).fill(unresolved), ...Array(10).fill(unused)])
      .trimEnd()
      .split("\n");
    const errors = lines.filter((line) => line.startsWith("::error"));
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)).toBe("::error::3 more: see the log.");
    expect(lines.filter((line) => line.startsWith("::warning"))).toHaveLength(10);
  });

  test("are nothing where nothing is found", () => {
    expect(renderAnnotations([])).toBe("");
  });

  test("of a decision stand where the change is that led to them", () => {
    const [first] = personaDecision.impact.nodes;
    if (!first) throw new Error("the persona is in its impact");
    const where = { path: "prompts/shared/_persona.prompt" };
    const impact = { ...personaDecision.impact, nodes: [{ ...first, where }] };
    expect(findingsOf({ ...personaDecision, impact }).map((found) => [found.code, found.where])).toEqual([
      ["results-without-score", where],
      ["pass-rate-dropped", where],
      ["gate-not-applicable", undefined],
    ]);
  });
});

test("a badge is what shields takes", () => {
  expect(JSON.parse(renderBadge({ verdict: "NO-GO" }))).toEqual({
    schemaVersion: 1,
    label: "blastgate",
    message: "NO-GO",
    color: "red",
  });
});
