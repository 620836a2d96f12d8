import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codeownersBlock, type Ownership, withCodeownersBlock } from "@blastgate/core";
import { OwnershipEngine } from "@snyk/github-codeowners/dist/lib/ownership/OwnershipEngine.js";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { findOverridden } from "../src/codeowners/find-overridden.ts";
import { parseCodeowners } from "../src/codeowners/parse-codeowners.ts";

const folder = mkdtempSync(join(tmpdir(), "blastgate-codeowners-"));
afterAll(() => rmSync(folder, { recursive: true }));

const path = ".github/CODEOWNERS";
const owners = fc.uniqueArray(fc.constantFrom("@acme/support", "@acme/ai-platform", "@jane", "jo@example.com"), {
  minLength: 1,
  maxLength: 3,
});
/** Files in few folders, so that many stand beside and above each other. */
const ownershipsOver = (signs: fc.Arbitrary<string>) => {
  const part = fc.string({ unit: signs, minLength: 1, maxLength: 3 });
  const file = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join("/")}.prompt`);
  const suite = fc.array(part, { minLength: 1, maxLength: 2 }).map((parts) => `evals/${parts.join("/")}/`);
  return fc.uniqueArray(fc.record({ path: fc.oneof(file, suite), owners }), { selector: (each) => each.path });
};
/** Signs that the other reader takes too; it does not tell upper from lower case. */
const plain = fc.constantFrom("a", "b", "1", "_", "-");
const writable = fc.constantFrom("a", "b", " ", "*", "?", "[", "]", "\\", "!", "@", "é", "(", "+");

/** What the file says of each path; of a folder, of a file in it. */
function readBack(ownerships: readonly Ownership[], ownersOf: (path: string) => string[]): Ownership[] {
  return ownerships.map((each) => ({
    path: each.path,
    owners: ownersOf(each.path.endsWith("/") ? `${each.path}suite.yaml` : each.path),
  }));
}

describe("the block", () => {
  it("gives every file its owners and no others, whatever the file around it says", () => {
    fc.assert(
      fc.property(
        ownershipsOver(writable),
        fc.constantFrom("", "* @acme/all\n", "*.prompt @jo\r\n"),
        (wanted, text) => {
          const written = withCodeownersBlock(text, codeownersBlock(wanted), path);
          const { ruleOf, findings } = parseCodeowners(written, path);
          expect(findings).toEqual([]);
          expect(readBack(wanted, (each) => ruleOf(each)?.owners ?? [])).toEqual(wanted);
          expect(findOverridden(written, path, wanted)).toEqual([]);
        },
      ),
    );
  });

  it("says the same to another reader of CODEOWNERS", () => {
    fc.assert(
      fc.property(ownershipsOver(plain), (wanted) => {
        const file = join(folder, "CODEOWNERS");
        writeFileSync(file, withCodeownersBlock("* @acme/all\n", codeownersBlock(wanted), path));
        const engine = OwnershipEngine.FromCodeownersFile(file);
        expect(readBack(wanted, (each) => engine.calcFileOwnership(each))).toEqual(wanted);
      }),
    );
  });

  it("writes ? for what GitHub cannot name, before the files that this matches too", () => {
    const wanted = [
      { path: "evals/routing/", owners: ["@acme/support"] },
      { path: "evals/routing/case\t1.csv", owners: ["@jo"] },
      { path: "prompts/a!b.prompt", owners: ["@jane"] },
      { path: "prompts/a#b.prompt", owners: ["@acme/support"] },
    ];
    const written = withCodeownersBlock("", codeownersBlock(wanted), path);
    expect(written).toContain("\n/evals/routing/case?1.csv @jo\n/prompts/a?b.prompt @acme/support\n");
    const { ruleOf } = parseCodeowners(written, path);
    expect(readBack(wanted, (each) => ruleOf(each)?.owners ?? [])).toEqual(wanted);
  });

  it("is told of what is said otherwise further down", () => {
    const wanted = [
      { path: "prompts/classify.prompt", owners: ["@acme/support"] },
      { path: "prompts/reply.prompt", owners: ["@acme/support"] },
      { path: "evals/routing/", owners: ["@acme/support"] },
    ];
    const written = `${withCodeownersBlock("", codeownersBlock(wanted), path)}\n*.prompt @jane\n/evals/\n`;
    expect(findOverridden(written, path, wanted)).toMatchObject([
      { args: { first: "prompts/classify.prompt", count: 2, owners: ["@jane"] }, where: { path, line: 7 } },
      { args: { first: "evals/routing/suite.yaml", count: 1, owners: [] }, where: { path, line: 8 } },
    ]);
  });
});
