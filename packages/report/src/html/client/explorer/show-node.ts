/// <reference lib="dom" />
import type { ExplorerData } from "../../explorer/explorer-data.ts";
import type { PageTools } from "../page-tools.ts";
import type { Explored } from "./follow-address.ts";

/**
 * Shows one node: who owns it, what it promises, what reaches it and what it reaches. Runs in the page: its text is put
 * there, so that it uses nothing outside itself.
 */
export function showNode({ make, data, plural, thousands, dollars }: PageTools): void {
  const linksAtMost = 100;
  const { nodes, radii, suites, findings }: ExplorerData = data("explorer");
  const place = document.getElementById("node");
  const title = document.getElementById("node-title");
  const facts = document.getElementById("node-facts");
  const lists = document.getElementById("node-lists");
  const button = document.getElementById("node-suppose");
  const toWhatIf = document.getElementById("to-what-if");
  let shown: number | null = null;
  let supposed = new Set<number>();

  document.addEventListener("explore", (event) => {
    if (event instanceof CustomEvent) show(event.detail);
  });
  document.addEventListener("supposed", (event) => {
    if (event instanceof CustomEvent) supposed = event.detail;
    updateButton();
  });
  button?.addEventListener("click", () => {
    if (shown === null) return;
    document.dispatchEvent(new CustomEvent(supposed.has(shown) ? "unsuppose" : "suppose", { detail: shown }));
  });

  function show({ at, upstream, downstream }: Explored): void {
    const node = nodes[at];
    if (!node || !place || !title) return;
    shown = at;
    title.replaceChildren(make("span", "faint", `${node.kind} `), node.name);
    facts?.replaceChildren(...factsOf(at));
    lists?.replaceChildren(
      listOf("Upstream", "An edit of these reaches it.", upstream),
      listOf("Downstream", "An edit of it reaches these.", downstream),
    );
    updateButton();
    place.hidden = false;
    place.scrollIntoView({ block: "start" });
    title.focus({ preventScroll: true });
  }

  function updateButton(): void {
    if (!button || shown === null) return;
    button.hidden = nodes[shown]?.radius === null;
    button.setAttribute("aria-pressed", String(supposed.has(shown)));
    if (toWhatIf) toWhatIf.hidden = supposed.size === 0;
  }

  function factsOf(at: number): HTMLElement[] {
    const node = nodes[at];
    if (!node) return [];
    const { contract, asked } = node;
    const toRun = radii[node.radius ?? -1]?.suites ?? [];
    const own = suites.find(({ suite }) => node.kind === "suite" && suite === node.name);
    const approvers = asked.map(({ who, when, why }) => `${who} (${why}${when === "breaking" ? ", if breaking" : ""})`);
    return [
      ...fact("Description", node.description),
      ...fact("Owner", node.owner ?? "nobody"),
      ...fact("File", node.where),
      ...fact("Uses", usesOf(at)),
      ...fact("Asks", own && sizeOf(own)),
      ...fact("Contract", contract && `version ${contract.version}`),
      ...fact(
        "Must hold",
        contract?.invariants.map(({ id, why }) => `${id}: ${why}`),
      ),
      ...fact("Must pass", contract?.evals),
      ...fact("To approve", approvers),
      ...fact(
        "Suites to run after an edit",
        toRun.flatMap((each) => suites[each] ?? []).map((each) => `${each.suite}: ${sizeOf(each)}`),
      ),
      ...fact(
        "Findings",
        node.findings.map((each) => `${findings[each]?.severity}: ${findings[each]?.text}`),
      ),
    ];
  }

  function sizeOf({ cases, requests, costUsd }: ExplorerData["suites"][number]): string {
    return `${plural(cases, "case")}, ${plural(requests, "request")}, cost ${dollars(costUsd)}`;
  }

  /** What it depends on directly, and how. */
  function usesOf(at: number): string[] {
    const byKind = Map.groupBy(nodes[at]?.uses ?? [], ({ how }) => how);
    return [...byKind].map(([how, uses]) => `${how} ${uses.map(({ node }) => nodes[node]?.name).join(", ")}`);
  }

  /** Nothing where there is nothing to tell. */
  function fact(name: string, told: string | null | undefined | readonly string[]): HTMLElement[] {
    const texts = typeof told === "string" ? [told] : (told ?? []);
    if (texts.length === 0) return [];
    const lines = texts.slice(0, linksAtMost).map((text) => make("div", "", text));
    const left = texts.length - lines.length;
    return [make("dt", "", name), make("dd", "", ...lines, ...(left > 0 ? [`and ${thousands(left)} more`] : []))];
  }

  function listOf(name: string, meaning: string, members: readonly number[]): HTMLElement {
    const kinds = [...Map.groupBy(members, (each) => nodes[each]?.kind ?? "")];
    const parts = kinds.flatMap(([kind, of]) => {
      const links = of
        .slice(0, linksAtMost)
        .map((each) => make("li", "", linkTo(each), " ", make("span", "faint", nodes[each]?.owner ?? "")));
      const left = of.length - links.length;
      return [
        make("h4", "", plural(of.length, kind)),
        make(
          "ul",
          "plain",
          ...links,
          ...(left > 0 ? [make("li", "faint", `and ${thousands(left)} more: search for them`)] : []),
        ),
      ];
    });
    const none = members.length === 0 ? [make("p", "faint", "Nothing.")] : [];
    return make("div", "", make("h3", "", name), make("p", "faint", meaning), ...parts, ...none);
  }

  function linkTo(at: number): HTMLElement {
    const link = make("a", "", nodes[at]?.name ?? "");
    link.setAttribute("href", `#${encodeURIComponent(nodes[at]?.id ?? "")}`);
    return link;
  }
}
