import type { CatalogueEntry } from "./entry.ts";

/** What is wrong in CODEOWNERS, and in the block of it that follows from the workspace. */
export const codeownersFindings = {
  "codeowners-invalid": {
    severity: "warning",
    title: "A line of CODEOWNERS that GitHub passes over",
    message: (a: { written: string; detail: string }) => `"${a.written}": ${a.detail}, so GitHub passes the line over.`,
    fix: () => "Write a pattern without `!` and `[ ]`, and then owners as @user, @org/team or name@example.com.",
  },
  "codeowners-outdated": {
    severity: "error",
    title: "CODEOWNERS does not say what the workspace says",
    message: (a: { missing: string[]; superfluous: string[] }) =>
      a.missing.length + a.superfluous.length === 0
        ? "The lines that follow from the workspace are not in their order, or not between their two markers."
        : `The lines that follow from the workspace are others: ${[...listed("missing", a.missing), ...listed("too many", a.superfluous)].join("; ")}.`,
    fix: () => "Run `blastgate codeowners --write`, and commit the file.",
  },
  "codeowners-overridden": {
    severity: "warning",
    title: "CODEOWNERS says otherwise further down",
    message: (a: { count: number; first: string; owners: string[] }) =>
      `This line gives ${a.count === 1 ? `"${a.first}"` : `"${a.first}" and ${a.count - 1} more of the workspace's files`} ${a.owners.length === 0 ? "no owner" : `to ${a.owners.join(", ")}`}: of several that match, GitHub takes the last.`,
    fix: () => "Move the line above the block of Blastgate, unless that is meant.",
  },
  "codeowners-markers": {
    severity: "error",
    title: "CODEOWNERS with markers that do not pair",
    message: () => "The two comments that mark the block of Blastgate are not there once each, in their order.",
    fix: () => "Remove what is left of the block with its markers, and run `blastgate codeowners --write`.",
  },
  "codeowners-elsewhere": {
    severity: "error",
    title: "CODEOWNERS that leads out of the repository",
    message: (a: { target: string }) => `It is a link to "${a.target}". Links are not followed.`,
    fix: () => "Put the file itself there.",
  },
  "write-and-check": {
    severity: "error",
    title: "To write and to check at once",
    message: () => "With --write nothing is left to check.",
    fix: () => "Give one of the two.",
  },
} satisfies Record<string, CatalogueEntry>;

function listed(what: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, 10).map((line) => `\`${line}\``);
  return [
    `${what} ${shown.join(", ")}${lines.length > shown.length ? ` and ${lines.length - shown.length} more` : ""}`,
  ];
}
