import { openRepository } from "@blastgate/workspace";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCaches } from "../src/caches.ts";
import { quickImpact } from "../src/quick-impact.ts";
import { compare, keepGraph } from "../src/read-sides.ts";
import { edited, filesOf, type WorkspaceModel, workspace } from "./random-workspace.ts";
import { type Files, repository, type TestRepository, temporaryFolder } from "./support/repository.ts";

const runs = 80;

/** What a random workspace has not: files whose edits no rendered request shows, or shows only in part. */
const parts = {
  contract: fc.constantFrom("version: 1.0.0\n", "version: 1.1.0\napprovers: [{ owner: '@acme/legal' }]\n", ""),
  owner: fc.constantFrom("@acme/brand", "@acme/legal"),
  rows: fc.constantFrom("id,message\n1,hi\n", "id,message\n1,hi\n2,I lost my card\n", "id,message\n2,hi\n"),
  gate: fc.constantFrom("gate: {}", "gate: { regressions: { max: 0 } }"),
  note: fc.constantFrom("", "# reviewed\n"),
  readme: fc.constantFrom("One\n", "Two\n"),
  settings: fc.constantFrom("", "concurrency: { total: 4 }\n"),
  changeNote: fc.constantFrom("", noteOf("shared/persona"), noteOf("shared/safety")),
  codeowners: fc.constantFrom("", "* @acme/brand\n", "/prompts/shared/ @acme/legal @jane\n"),
};
type More = Record<keyof typeof parts, string>;
const more: fc.Arbitrary<More> = fc.record(parts);

/** As above; some of it with errors, which an edit may bring. */
const edit: fc.Arbitrary<More> = fc.record({
  ...parts,
  contract: fc.oneof(
    parts.contract,
    fc.constantFrom(
      "version: 1.1.0\napprovers: [{ any: 2, of: ['@jane'] }]\n",
      "version: 1.1.0\ndeprecated: { since: 2026-09-01, use: shared/tone }\n",
    ),
  ),
  changeNote: fc.oneof(parts.changeNote, fc.constantFrom(noteOf("shared/gone"), "Calmer.\n")),
});

/** An edit of one prompt that leaves it to the others as it was. */
const inside = fc
  .tuple(workspace, workspace, fc.constantFrom("text", "comment", "temperature", "fallback", "json", "description"))
  .map(([base, other, key]) => {
    const [name = ""] = Object.keys(base.prompts);
    const [before, after] = [base.prompts[name], other.prompts[name]];
    const value = before?.jinja === after?.jinja ? after?.[key as keyof typeof after] : "Be calm.";
    return { base, head: { ...base, prompts: { ...base.prompts, [name]: { ...before, [key]: value } } } };
  }) as fc.Arbitrary<{ base: WorkspaceModel; head: WorkspaceModel }>;

const pair = fc
  .tuple(fc.oneof(edited, inside), more, edit, fc.subarray(Object.keys(parts), { maxLength: 1 }))
  .map(([models, base, other, changed]) => {
    const head: More = {
      ...base,
      ...Object.fromEntries(Object.entries(other).filter(([key]) => changed.includes(key))),
    };
    return { base: allFiles(models.base, base), head: allFiles(models.head, head) };
  });

function noteOf(prompt: string): string {
  return `---\n"${prompt}": minor\n---\n\nCalmer.\n`;
}

function allFiles(model: WorkspaceModel, more: More): Files {
  const { contract, owner, rows, gate, note, readme, settings, changeNote, codeowners } = more;
  const files = Object.fromEntries(filesOf(model));
  return {
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [path, /yaml$/.test(path) ? note + text : text])),
    "blastgate.yaml": `${settings}models: { default: { provider: oracle }, fast: { provider: oracle } }\ntools: { finder: {} }\n`,
    ...(contract && {
      "contracts/shared/persona.contract.yaml": `${note}prompt: shared/persona\nowner: "${owner}"\n${contract}`,
    }),
    "evals/card/suite.yaml": `feature: chat\ncases: cases.csv\n${gate}\n`,
    "evals/card/cases.csv": rows,
    "README.md": readme,
    ...(changeNote && { ".blastgate/changes/calm.md": changeNote }),
    ...(codeowners && { ".github/CODEOWNERS": codeowners }),
  };
}

describe("the impact from a kept graph", () => {
  it("is the one from reading everything, where it is given", async () => {
    const repo = repository({});
    const caches = openCaches(temporaryFolder(), "0123456789abcdef");
    const tally = { quick: 0, reached: 0, whole: 0 };
    await fc.assert(
      fc.asyncProperty(pair, fc.constantFrom("unstaged", "staged", "committed"), async ({ base, head }, kind) => {
        const commit = replaceAll(repo, base).commit();
        const known = await compareWhole(repo, commit);
        if (known?.base) await keepGraph(caches.graphs, known.base);
        replaceAll(repo, head);
        if (kind === "staged") repo.git("add", "--all");
        if (kind === "committed") repo.commit();

        const range = { base: commit, head: kind === "committed" ? "HEAD" : undefined };
        const quick = await quickImpact(await openRepository(repo.dir), caches, range);
        if (!quick) tally.whole += 1;
        else {
          const whole = await compareWhole(repo, range.base, range.head);
          expect(quick).toEqual({ impact: whole?.impact, findings: whole?.findings });
          tally.quick += 1;
          if (quick.impact.nodes.length > 0) tally.reached += 1;
        }
      }),
      { numRuns: runs },
    );
    expect(tally.reached).toBeGreaterThan(runs / 8);
    expect(tally.whole).toBeGreaterThan(runs / 8);
  }, 300_000);

  const classify = "prompts/support/classify.prompt";
  const contract = "contracts/support/classify.contract.yaml";
  const contractWith = (more: string) => `prompt: support/classify\nversion: 1.0.0\nowner: '@acme/support'\n${more}`;
  const answering = (text: string, required = "queue") =>
    `---\noutput: { schema: { type: object, required: [${required}], properties: { queue: { type: string } } } }\n---\n${text}\n`;
  const reply = "prompts/support/draft-reply.prompt";
  const base: Files = {
    "blastgate.yaml": "models: { default: { provider: oracle } }\n",
    [classify]: answering("Which queue?"),
    [reply]: "---\ninput: { schema: { queue: string } }\n---\nIt went to {{queue}}.\n",
    "prompts/routing.feature.yaml":
      "feature: routing\nowner: '@acme/support'\nsteps:\n  - { id: classify, prompt: support/classify }\n  - { id: reply, prompt: support/draft-reply, input: { queue: '{{steps.classify.output.queue}}' } }\n",
    "evals/routing/suite.yaml": "feature: routing\ntests: [{ vars: { id: lost } }]\n",
    [contract]: contractWith(""),
  };
  const note = ".blastgate/changes/calm.md";

  it.each([
    ["is given beside a new note", true, { [note]: noteOf("support/classify") }],
    ["is not where a note is none", false, { [note]: "Calmer.\n" }],
    ["is not where a note names no prompt there is", false, { [note]: noteOf("support/clasify") }],
    [
      "is not where an approval can never be had",
      false,
      { [contract]: contractWith("approvers: [{ any: 2, of: ['@jane'] }]\n") },
    ],
    ["is not where owners may be others", false, { CODEOWNERS: "* @acme/support\n" }],
    ["is not where a step may read what is no longer promised", false, { [classify]: answering("Which queue?", "") }],
    [
      "is not where a prompt may take less than it is handed",
      false,
      { [reply]: "---\ninput: { schema: { queue: integer } }\n---\nIt went to {{queue}}.\n" },
    ],
    [
      "is not where a consumer may rely on an invariant that is gone",
      false,
      { [contract]: contractWith("invariants: [{ id: is-queue, why: CRM, assert: { type: is-json } }]\n") },
    ],
    [
      "is not where a pattern may take for ever",
      false,
      { [contract]: contractWith("invariants: [{ id: safe, why: CRM, assert: { type: regex, value: (a+)+$ } }]\n") },
    ],
  ])("%s", async (_, given, files) => {
    const repo = repository(base);
    const caches = openCaches(temporaryFolder(), "0123456789abcdef");
    const known = await compareWhole(repo, "HEAD");
    if (known?.base) await keepGraph(caches.graphs, known.base);
    repo.write({ [classify]: answering("Which queue? Be calm."), ...files });
    const quick = await quickImpact(await openRepository(repo.dir), caches, { base: "HEAD" });
    expect(quick?.impact.nodes.map(({ id }) => id)).toEqual(
      given ? ["prompt:support/classify", "feature:routing", "suite:routing"] : undefined,
    );
  });
});

function replaceAll(repo: TestRepository, files: Files): TestRepository {
  repo.git("rm", "-rfq", "--ignore-unmatch", ".");
  repo.git("clean", "-fdxq");
  repo.write(files);
  return repo;
}

/** `null` where the head has errors. */
async function compareWhole({ dir }: TestRepository, base: string, head?: string) {
  const range = { base, ...(head !== undefined && { head }) };
  const settings = { baseRequired: false, checked: "structure" } as const;
  return compare(await openRepository(dir), range, settings).catch(() => null);
}
