import {
  type Approver,
  type Decision,
  describeFinding,
  type Finding,
  type Impact,
  type ImpactedNode,
  type Place,
  type Source,
  type SuiteDecision,
} from "@blastgate/core";
import { inert } from "./inert.ts";

/** A share as percent: `94.1%`. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** A difference of shares in percentage points, signed: `−6.6`, `+0.3`, `0.0`. */
export function points(difference: number): string {
  const text = Math.abs(difference * 100).toFixed(1);
  return text === "0.0" ? text : `${difference < 0 ? "−" : "+"}${text}`;
}

/** US dollars, with as many digits as small sums need; `unknown` is said, not zero. */
export function dollars(sum: number | null): string {
  if (sum === null) return "unknown";
  return sum !== 0 && sum < 0.01 ? `$${sum.toPrecision(2)}` : `$${sum.toFixed(2)}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** A whole number with commas. `toLocaleString` takes a tenth of a short command's time to load its tables. */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** The beginning of a digest, by which a release can be named. */
export function shortDigest(digest: string): string {
  return digest.slice(0, "sha256:".length + 12);
}

/** `path:line:column`, as editors and terminals make into a link. */
export function placeName(where: Place): string {
  return [where.path, where.line, where.column].filter((part) => part !== undefined).join(":");
}

/** A person or a team, or any so many of a list. */
export function whoApproves(approver: Approver): string {
  return "of" in approver ? `any ${approver.any} of ${approver.of.join(", ")}` : approver.owner;
}

/** Where a snapshot was taken, for people, and inert. */
export function sourceName(source: Source | null): string {
  if (source === null) return "nothing";
  if (source.kind === "revision") {
    const short = inert(source.revision.slice(0, 10));
    return source.name === source.revision ? short : `${inert(source.name)} (${short})`;
  }
  return source.revision ? `working tree on ${inert(source.revision.slice(0, 10))}` : "working tree";
}

/** What was compared, and how. */
export function comparison({ baseline, candidate, mode, looks }: Decision): string {
  const how = {
    composed: "",
    isolated: ", each prompt alone",
    aa: ", the candidate on both sides",
  }[mode];
  const shared = looks > 1 ? `, at ${looks} looks that share the error rate` : "";
  return `${sourceName(baseline)} → ${sourceName(candidate)}${how}${shared}`;
}

/** How many cases a suite has, and what became of them where not all were simply scored. */
export function caseCounts({ cases, verdict }: SuiteDecision): string {
  const tolerated = verdict === "ERROR" ? "" : " tolerated";
  return [
    plural(cases.planned, "case"),
    ...(cases.spared > 0 ? [`${thousands(cases.spared)} not needed`] : []),
    ...(cases.identical > 0 ? [`${thousands(cases.identical)} with the same requests`] : []),
    ...(cases.errors > 0 ? [`${plural(cases.errors, "error")}${tolerated}`] : []),
  ].join(", ");
}

/** What a run bought, graders included. */
export function spending({ usage: { total, graders } }: Decision): string {
  const { bought, cached, tokens, costUsd } = total;
  const part = (of: string) => (graders.bought > 0 ? ` (${of} by graders)` : "");
  const counted = tokens
    ? `${thousands(tokens.prompt)} tokens in and ${thousands(tokens.completion)} out, `
    : "number of tokens unknown, ";
  return [
    `${plural(bought, "response")} bought${part(thousands(graders.bought))}, ${thousands(cached)} from the cache; `,
    bought > 0 ? counted : "",
    `cost ${dollars(costUsd)}${part(dollars(graders.costUsd))}`,
  ].join("");
}

/** A node's id without its kind where the kind is plain, as in paths: `shared/persona → support/classify`. */
export function pathName(ids: readonly string[]): string {
  return ids.map((id) => id.slice(id.indexOf(":") + 1)).join(" → ");
}

/** Why a node is impacted, in a few words. */
export function reasonOf(node: ImpactedNode): string {
  if (node.reason === "reached") return `reached by ${pathName(node.path)}`;
  if (node.reason === "widened") return "counted as reached";
  return node.aspects.length > 0 && node.reason === "changed" ? `changed: ${node.aspects.join(", ")}` : node.reason;
}

/** What was looked at, for an impact that is empty. */
export function considered({ considered: { prompts, features, suites }, files }: Impact): string {
  const looked = `${plural(prompts, "prompt")}, ${plural(features, "feature")} and ${plural(suites, "suite")}`;
  return `Looked at ${looked}; ${plural(files.length, "file")} changed.`;
}

/** What to do about a finding; nothing where it only tells. */
export function remedy(found: Finding): string {
  if (found.severity === "info") return "";
  const { fix, liftedBy } = describeFinding(found);
  // A suite's reasons stand below its owner's name.
  return liftedBy && found.args.suite === undefined ? `${fix} Who can lift it: ${liftedBy}` : fix;
}
