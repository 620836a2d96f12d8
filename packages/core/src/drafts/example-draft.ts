import type { WorkspaceDraft } from "../schemas/workspace-draft.ts";

/** A workspace of one prompt, for a repository that has none: it runs without a key, and says nothing of any model. */
export function exampleDraft({ prompts, evals }: { prompts: string; evals: string }): WorkspaceDraft["files"] {
  return [
    {
      path: `${prompts}/example.prompt`,
      content: `---
description: An example of a prompt, to be replaced.
---
{{role "system"}}
Name the queue for the customer's message: cards, payments or other. Answer with the name alone.
{{role "user"}}
{{message}}
`,
    },
    {
      path: `${prompts}/example.feature.yaml`,
      content: `feature: example
owner: "@your-org/your-team"
description: An example of a feature, to be replaced.
steps:
  - id: route
    prompt: example
`,
    },
    {
      path: `${evals}/example/suite.yaml`,
      content: `feature: example
tests:
  - vars: { id: lost-card, message: "I have lost my card." }
    assert: [{ type: contains, value: cards }]
  - vars: { id: late-payment, message: "Where is the payment I was sent on Monday?" }
    assert: [{ type: contains, value: payments }]
# So few cases prove nothing of a pass rate. So no case that passes may fail.
gate:
  regressions: { max: 0 }
`,
    },
  ];
}
