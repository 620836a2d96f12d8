import type { Approver, BlastRadius } from "@blastgate/core";
import { inert } from "../inert.ts";
import { dollars, pathName, plural, whoApproves } from "../words.ts";
import { findingLines } from "./findings.ts";
import { affected } from "./impact.ts";
import type { Layout } from "./layout.ts";
import { firstRows, paragraph, section } from "./lines.ts";

/** What an edit would reach: features and owners, contracts, suites with their size and cost. */
export function renderBlastRadius(radius: BlastRadius, layout: Layout): string {
  const { impact, suites, contracts, requests, costUsd } = radius;
  const features = affected(impact, "feature");
  const owners = [...new Set(features.flatMap(({ owner }) => owner ?? []))];
  const roots = impact.nodes.filter(({ distance }) => distance === 0).map(({ id }) => id);
  const headline =
    features.length === 0
      ? "No feature is downstream."
      : `${plural(features.length, "feature")} of ${plural(owners.length, "owner")} downstream.`;
  const cost = costUsd === null ? "cost unknown until a run with a known price" : `about ${dollars(costUsd)}`;
  return [
    layout.colours.bold(headline),
    paragraph(layout, layout.colours.dim(`If ${inert(pathName(roots).replaceAll(" → ", ", "))} were edited.`)),
    ...section(
      layout,
      "Downstream",
      firstRows(
        layout,
        shown,
        features.map((node) => [
          inert(node.name),
          inert(node.owner ?? ""),
          `through ${inert(pathName(node.path.slice(0, -1)))}`,
        ]),
      ),
    ),
    ...section(
      layout,
      "Contracts",
      contracts.flatMap((contract) => contractLines(contract, layout)),
    ),
    ...section(layout, "Suites to run", [
      ...firstRows(
        layout,
        shown,
        suites.map((suite) => [
          inert(suite.suite),
          plural(suite.cases, "case"),
          plural(suite.requests, "request"),
          suite.costUsd === null ? "" : dollars(suite.costUsd),
        ]),
      ),
      ...(suites.length > 0 ? [`  at most ${plural(requests, "request")}, ${cost}`] : []),
    ]),
    ...section(
      layout,
      "Widened",
      impact.widened.flatMap((found) => findingLines(found, layout)),
    ),
  ].join("\n");
}

/** Of a list that may be long. */
const shown = 20;

function nameApprover(approver: Approver): string {
  const who = whoApproves(approver);
  return approver.when === "always" ? who : `${who} (when breaking)`;
}

function contractLines(contract: BlastRadius["contracts"][number], layout: Layout): string[] {
  const { prompt, version, owner, approvers, invariants, evals } = contract;
  const approve = approvers.map(nameApprover);
  return [
    paragraph(layout, inert(`${prompt} ${version}, owned by ${owner}`), "    ", "  "),
    ...(approve.length > 0 ? [paragraph(layout, inert(`to approve: ${approve.join(", ")}`), "    ")] : []),
    ...(evals.length > 0 ? [paragraph(layout, inert(`must pass: ${evals.join(", ")}`), "    ")] : []),
    ...invariants.map(({ id, why }) => paragraph(layout, inert(`holds ${id}: ${why}`), "      ", "    ")),
  ];
}
