import { finding } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { layoutFor, renderDecision, renderDecisionMarkdown } from "../src/index.ts";
import { personaDecision, suite } from "./decision-builder.ts";

const plainLayout = layoutFor({ columns: 80, colour: false });

describe("a decision in the terminal", () => {
  test("gives the verdict, why, the blast radius, the numbers and what was not checked", () => {
    expect(`\n${renderDecision(personaDecision, plainLayout)}\n`).toMatchInlineSnapshot(`
      "
      ERROR: support-chat
      main (b0b0b0b0b0) → working tree on ededededed

      Why
        support-chat @acme/customer-chat
          shared/persona → chat/answer → support-chat
        ✗ support-chat: no score for 1 of 60 planned runs: chat-07. The first says:
          "openai:chat:gpt-5-mini" gave no response in 4 attempts: 503 Service
          Unavailable.
        support-routing @acme/support-platform
          shared/persona → support/classify → support-routing
        ✗ support-routing fell from 94.1% to 87.5%: −6.6 points (95% bounds −9.2 to
          −4.3), margin −3.0. The drop is not chance: p < 0.0001, corrected over all
          suites.

      What to do
        - support-chat: Remove the cause and run again: only what has no score is
          asked again.
        - support-routing: Look at the broken cases, mend the change, and check again.

      Blast radius
        prompt:shared/persona changed (body)
          support-chat     @acme/customer-chat     ERROR  2 steps away
          support-routing  @acme/support-platform  NO-GO  2 steps away
          greeting         @acme/customer-chat     GO     added

      Numbers
        ERROR support-chat 60 cases, 1 error
          0 cases broken, 0 mended, 1 error
            chat-07  503 Service Unavailable
        NO-GO support-routing 320 cases, 12 with the same requests
          pass rate 94.1% → 87.5%
          difference −6.6 points (95% bounds −9.2 to −4.3)
            ├─────●─────┤  ┊      │
          5 cases broken, 1 mended
            routing-1  Expected output "billing" to equal "cards"
            routing-2  Expected output "billing" to equal "cards"
            routing-3  Expected output "billing" to equal "cards"
            and 2 more in the report
        GO greeting 40 cases
          pass rate 95.0% (95% bounds 87.0% to 98.0%)
                                                ┊  ├───●┤
          ├─●─┤ estimate within its bounds   ┊ the gate's limit   │ no difference

      Not checked
        - greeting is new, so \`pass-rate.max-drop\` had no baseline to compare with.

      1,204 responses bought (4 by graders), 76 from the cache; 963,200 tokens in and
      72,240 out, cost $0.03 ($0.0010 by graders)
      "
    `);
  });

  test("is as wide as the terminal, from 60 columns on", () => {
    for (const columns of [60, 80, 100]) {
      const lines = renderDecision(personaDecision, layoutFor({ columns, colour: false })).split("\n");
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
    }
  });

  test("marks what is well as such, and gives no advice on it", () => {
    const reasons = [finding("all-gates-held", { suites: 2, cases: 80 })];
    const text = renderDecision({ ...personaDecision, verdict: "GO", reasons }, plainLayout);
    expect(text).toContain("  ✓ Every gate of 2 suites holds, over 80 cases.\n\nBlast radius");
  });

  test("shows of a suite what its verdict rests on, and what to do about several suites once", () => {
    const rate = {
      suite: "support-routing",
      path: [],
      rate: 0.875,
      lower: 0.84,
      upper: 0.9,
      confidence: 0.95,
      min: 0.85,
    };
    const undecided = finding("floor-undecided", {
      ...rate,
      cases: 320,
      needed: 700,
      repeats: 0,
    });
    const dropped = personaDecision.reasons.filter(({ code }) => code === "pass-rate-dropped");
    const chat = dropped.map((found) => ({ ...found, args: { ...found.args, suite: "support-chat" } }));
    const suites = personaDecision.suites.map((each) =>
      each.suite === "support-routing"
        ? {
            ...each,
            gates: each.gates.map((gate) => ({ ...gate, verdict: "INCONCLUSIVE" as const, reason: undecided })),
          }
        : each,
    );
    const text = renderDecision({ ...personaDecision, suites, reasons: [...dropped, undecided, ...chat] }, plainLayout);
    expect(text).not.toContain("floor 85.0%");
    expect(text).toContain("    1 more gate not met; --json has all.\n");
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "What to do - support-routing, support-chat: Look at the broken cases, mend the change, and check again. Blast",
    );
  });

  test("has colours where the layout takes them", () => {
    const text = renderDecision(personaDecision, layoutFor({ columns: 80, colour: true }));
    expect(text).toContain("\u001b[45m");
  });
});

describe("a decision on evidence with exceptions", () => {
  const spared = {
    ...suite("support-routing", "@acme/support-platform", "GO"),
    cases: { planned: 2000, scored: 148, errors: 2, identical: 0, spared: 1850 },
  };
  const decision = { ...personaDecision, verdict: "GO" as const, looks: 2, suites: [spared] };
  const texts = [
    renderDecision(decision, layoutFor({ columns: 200, colour: false })),
    renderDecisionMarkdown(decision),
  ];

  test.each(texts)(
    "says how many cases were not needed, what was tolerated, and that looks share the error rate",
    (text) => {
      expect(text).toMatch(/2,000( cases)?, 1,850 not needed, 2 errors tolerated/);
      expect(text).toContain("at 2 looks that share the error rate");
    },
  );

  test("says that a number of tokens or a price is not known, and not zero", () => {
    const unknown = { bought: 7, cached: 0, tokens: null, costUsd: null };
    const usage = { models: unknown, graders: { ...unknown, bought: 0 }, total: unknown };
    const text = renderDecision({ ...personaDecision, usage }, plainLayout);
    expect(text).toContain("7 responses bought, 0 from the cache; number of tokens unknown, cost unknown");
  });
});

describe("a decision in Markdown", () => {
  test("has tables for the blast radius and the numbers, and folds the cases away", () => {
    expect(`\n${renderDecisionMarkdown(personaDecision)}\n`).toMatchInlineSnapshot(`
      "
      ## ⚠️ ERROR: support-chat

      main (b0b0b0b0b0) → working tree on ededededed

      ### Why

      **support-chat** · \`@acme/customer-chat\` · shared/persona → chat/answer → support-chat

      - support-chat: no score for 1 of 60 planned runs: chat-07. The first says: "openai:chat:gpt-5-mini" gave no response in 4 attempts: 503 Service Unavailable. \`results-without-score\`

      **support-routing** · \`@acme/support-platform\` · shared/persona → support/classify → support-routing

      - support-routing fell from 94.1% to 87.5%: −6.6 points (95% bounds −9.2 to −4.3), margin −3.0. The drop is not chance: p &lt; 0.0001, corrected over all suites. \`pass-rate-dropped\`

      ### What to do

      - **support-chat**: Remove the cause and run again: only what has no score is asked again.
      - **support-routing**: Look at the broken cases, mend the change, and check again.

      ### Blast radius

      \`\`\`mermaid
      flowchart LR
        n0["shared/persona<br/>changed"]
        n1["chat/answer"]
        n2(["support-chat<br/>ERROR"])
        n3["support/classify"]
        n4(["support-routing<br/>NO-GO"])
        n5(["greeting<br/>GO"])
        n0 --> n1
        n1 --> n2
        n0 --> n3
        n3 --> n4
        classDef changed stroke:#0969da,stroke-width:3px
        class n0 changed
        classDef go stroke:#1a7f37,stroke-width:3px
        class n5 go
        classDef nogo stroke:#cf222e,stroke-width:3px
        class n4 nogo
        classDef error stroke:#8250df,stroke-width:3px
        class n2 error
      \`\`\`

      <details><summary>Every feature, its owner, and the way to it</summary>

      | feature | owner | verdict | way |
      | --- | --- | --- | --- |
      | \`support-chat\` | \`@acme/customer-chat\` | ERROR | shared/persona → chat/answer → support-chat |
      | \`support-routing\` | \`@acme/support-platform\` | NO-GO | shared/persona → support/classify → support-routing |
      | \`greeting\` | \`@acme/customer-chat\` | GO | greeting |

      </details>

      ### Numbers

      | suite | verdict | cases | baseline | candidate | difference | limit |
      | --- | --- | --- | --- | --- | --- | --- |
      | \`support-chat\` | ERROR | 60, 1 error | – | – | – | – |
      | \`support-routing\` | NO-GO | 320, 12 with the same requests | 94.1% | 87.5% | −6.6 (−9.2 to −4.3) | −3.0 |
      | \`greeting\` | GO | 40 | – | 95.0% (87.0% to 98.0%) | – | ≥ 80.0% |

      <details><summary><code>support-chat</code>: 0 cases broken, 0 mended, 1 error</summary>

      | case | why |
      | --- | --- |
      | \`chat-07\` | 503 Service Unavailable |

      </details>

      <details><summary><code>support-routing</code>: 5 cases broken, 1 mended</summary>

      | case | why |
      | --- | --- |
      | \`routing-1\` | Expected output "billing" to equal "cards" |
      | \`routing-2\` | Expected output "billing" to equal "cards" |
      | \`routing-3\` | Expected output "billing" to equal "cards" |
      | \`routing-4\` | Expected output "billing" to equal "cards" |
      | \`routing-5\` | Expected output "billing" to equal "cards" |

      </details>

      ### Not checked

      - greeting is new, so \\\`pass-rate.max-drop\\\` had no baseline to compare with. Nothing to do: it applies from the next change on. \`gate-not-applicable\`

      <sub>1,204 responses bought (4 by graders), 76 from the cache; 963,200 tokens in and 72,240 out, cost $0.03 ($0.0010 by graders). Plan \`a1a1a1a1a1a1\`, evidence \`e2e2e2e2e2e2\`.</sub>
      "
    `);
  });

  test("shows the first of many broken cases, and says how many there are besides", () => {
    const broken = Array.from({ length: 50 }, (_, index) => ({
      case: `routing-${index}`,
      baseline: 1,
      candidate: 0,
      tags: [],
      why: "",
    }));
    const suites = [{ ...suite("support-routing", "@acme/support-platform", "NO-GO"), broken }];
    const text = renderDecisionMarkdown({ ...personaDecision, suites });
    expect(text).toContain("`routing-19`");
    expect(text).not.toContain("`routing-20`");
    expect(text).toContain("30 more in the JSON.");
  });
});
