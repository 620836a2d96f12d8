import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { promptFolder } from "./prompt-folder.ts";
import { dotprompt, everyBranch, foldersOf, jinja, shadowingDotprompt } from "./random-templates.ts";

describe("references, against what the renderer loads", () => {
  it.each([
    ["Dotprompt", dotprompt],
    ["Jinja", jinja],
  ])("are exactly that in %s, when every branch is taken", async (_format, grammar) => {
    await fc.assert(
      fc.asyncProperty(foldersOf(grammar), async (files) => {
        const folder = await promptFolder(files);
        expect(folder.findings).toEqual([]);
        const { loaded } = await folder.render("p0", everyBranch);
        expect(loaded).toEqual(folder.closure("p0"));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ["Dotprompt with inline partials named like prompts", shadowingDotprompt, everyBranch],
    ["Dotprompt where no branch is taken", dotprompt, {}],
    ["Jinja where no branch is taken", jinja, {}],
  ])("lack nothing of it in %s", async (_what, grammar, input) => {
    await fc.assert(
      fc.asyncProperty(foldersOf(grammar), async (files) => {
        const folder = await promptFolder(files);
        const { loaded } = await folder.render("p0", input);
        expect(folder.closure("p0")).toEqual(expect.arrayContaining(loaded));
      }),
      { numRuns: 150 },
    );
  });
});
