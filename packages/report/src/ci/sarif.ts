import { describeFinding, type Explanation, explainAll, type Finding, type Place } from "@blastgate/core";
import type { Location, Log, Notification, ReportingDescriptor, Result } from "sarif";
import { inert, inertText } from "../inert.ts";

/**
 * Findings as SARIF 2.1.0. Those with a place are results; those without are notifications of the run, since GitHub
 * takes no result without a place.
 *
 * @param command What found them: results of another command do not replace these.
 */
export function renderSarif(findings: readonly Finding[], command: string): string {
  const codes = [...new Set(findings.map(({ code }) => code))].toSorted();
  const placed = findings.flatMap((found) => (found.where ? [resultOf(found, found.where, codes)] : []));
  const others = findings.filter(({ where }) => !where).map((found) => notificationOf(found, codes));
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Blastgate", rules: rulesOf(codes) } },
        automationDetails: { id: `blastgate/${command}/` },
        originalUriBaseIds: { ROOT: { description: { text: "The repository's root." } } },
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: others }],
        results: placed,
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function resultOf(found: Finding, where: Place, codes: readonly string[]): Result {
  return {
    ruleId: found.code,
    ruleIndex: codes.indexOf(found.code),
    level: levels[found.severity],
    message: { text: textOf(found) },
    locations: [locationOf(where)],
  };
}

function notificationOf(found: Finding, codes: readonly string[]): Notification {
  return {
    associatedRule: { id: found.code, index: codes.indexOf(found.code) },
    level: levels[found.severity],
    message: { text: textOf(found) },
  };
}

const levels = { error: "error", warning: "warning", info: "note" } as const;

function locationOf({ path, line, column }: Place): Location {
  const region = line !== undefined && { startLine: line, ...(column !== undefined && { startColumn: column }) };
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path), uriBaseId: "ROOT" },
      ...(region && { region }),
    },
  };
}

/** Relative to the root; every part is encoded, so that none is taken for a scheme. */
function uriOf(path: string): string {
  return path.toWellFormed().split("/").map(encodeURIComponent).join("/");
}

function textOf(found: Finding): string {
  const { message, fix } = describeFinding(found);
  return plainMessage(fix === "" ? message : `${message}\n${fix}`);
}

/**
 * Nothing in it is a link: `[text](target)` is one even in plain text (section 3.11.6 of the specification). Braces stay
 * as they are, though section 3.11.5 would have them doubled: what shows results takes them as they stand.
 */
function plainMessage(text: string): string {
  return inertText(text.slice(0, 4000)).replace(/[\\[\]]/g, "\\$&");
}

function rulesOf(codes: readonly string[]): ReportingDescriptor[] {
  const known = new Map(explainAll().flatMap((group) => group.codes.map((each) => [each.code, each])));
  return codes.map((code) => ruleOf(code, known.get(code)));
}

function ruleOf(code: string, explanation: Explanation | undefined): ReportingDescriptor {
  if (!explanation) return { id: code };
  const { title, severity, example, fix, liftedBy } = explanation;
  const help = [fix, liftedBy === null ? "" : `Lifted by: ${liftedBy}`, `See: blastgate explain ${code}`];
  return {
    id: code,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: `For example: ${inert(example)}` },
    help: { text: help.filter(Boolean).join("\n\n") },
    defaultConfiguration: { level: levels[severity] },
  };
}
