import { type Difference, describeFinding, type Requirement, type Review } from "@blastgate/core";
import type { Detail } from "./detail.ts";
import { code, markdownTable, plain } from "./text.ts";

/** What a change touches and who is asked, as Markdown: a list of titles with their bodies, none of them empty. */
export function reviewParts(
  { prompts, rules, requirements }: Review,
  { touched, rows }: Detail,
): { title: string; body: string }[] {
  const parts = [
    {
      title: "Prompts that change",
      body: markdownTable(
        ["prompt", "version", "owners", "least bump", "noted", "why", "differences"],
        prompts
          .slice(0, touched ? rows : 0)
          .map(({ prompt, status, version, owners, needed, noted, notes, differences }) => [
            `${code(prompt)} ${status}`,
            plain([...new Set([version.baseline, version.candidate])].filter((each) => each !== null).join(" → ")) ||
              "–",
            owners.map(code).join(", ") || "nobody",
            needed ?? "–",
            noted ?? "–",
            plain(notes.map(({ why }) => why.replace(/\s+/g, " ")).join(" ")) || "–",
            differenceCell(differences),
          ]),
      ),
    },
    {
      title: "Rules that change",
      body: markdownTable(
        ["rule", "judged by", "differences"],
        rules
          .slice(0, touched ? rows : 0)
          .map(({ id, status, judgedBy, differences }) => [
            `${code(id)} ${status}`,
            `the ${judgedBy}'s`,
            id.startsWith("contract:") ? "with its prompt" : differenceCell(differences),
          ]),
      ),
    },
    {
      title: "Approvals",
      body: markdownTable(
        ["", "who", "why", "approved by"],
        requirements
          .slice(0, rows)
          .map((requirement) => [
            requirement.missing ? "✗" : "✓",
            whoCell(requirement),
            plain([...new Set(requirement.because.map(({ reason }) => describeFinding(reason).message))].join("; ")),
            requirement.approvedBy.map(code).join(", ") || "–",
          ]),
      ),
    },
  ];
  return parts.filter(({ body }) => body !== "");
}

function whoCell({ any, of }: Requirement): string {
  const names = of.map(code).join(", ");
  return of.length === 1 && any === 1 ? names : `${any} of ${names}`;
}

const shown = 5;

function differenceCell(differences: readonly Difference[]): string {
  const worth = differences.filter(({ level }) => level !== "patch");
  const more = worth.length > shown ? ` and ${worth.length - shown} more` : "";
  return (
    worth
      .slice(0, shown)
      .map(({ level, kind, path }) => `${level} ${kind} ${code(path)}`)
      .join("; ") + more || "–"
  );
}
