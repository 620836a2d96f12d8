/// <reference lib="dom" />
import type { Asked, ExplorerData } from "../../explorer/explorer-data.ts";
import type { PageTools } from "../page-tools.ts";

/**
 * What edits of several nodes together would reach, who would have to approve, and what it costs to check: the union of
 * what each of them reaches, which was found when the page was made. Runs in the page: its text is put there, so that it
 * uses nothing outside itself.
 */
export function supposeEdits({ make, data, plural, thousands, dollars }: PageTools): void {
  const rowsAtMost = 200;
  const { nodes, radii, suites }: ExplorerData = data("explorer");
  const supposed = new Set<number>();
  const chips = document.getElementById("supposed");
  const headline = document.getElementById("supposed-headline");
  const details = document.getElementById("supposed-details");

  document.addEventListener("suppose", (event) => {
    if (!(event instanceof CustomEvent)) return;
    supposed.add(event.detail);
    update();
  });
  document.addEventListener("unsuppose", (event) => {
    if (!(event instanceof CustomEvent)) return;
    supposed.delete(event.detail);
    update();
  });

  function update(): void {
    chips?.replaceChildren(...[...supposed].map(chipOf));
    const reached = new Set([...supposed].flatMap((node) => [node, ...radiusOf(node).nodes]));
    const features = [...reached].filter((node) => nodes[node]?.kind === "feature").sort((a, b) => a - b);
    const toRun = [...new Set([...supposed].flatMap((node) => radiusOf(node).suites))].sort((a, b) => a - b);
    if (headline) headline.textContent = supposed.size === 0 ? "" : summary(features, toRun);
    details?.replaceChildren(
      ...(supposed.size === 0 ? [] : [approvers(features), featureTable(features), suiteTable(toRun), promises()]),
    );
    document.dispatchEvent(new CustomEvent("supposed", { detail: supposed }));
  }

  function radiusOf(node: number): ExplorerData["radii"][number] {
    return radii[nodes[node]?.radius ?? -1] ?? { nodes: [], suites: [] };
  }

  function chipOf(node: number): HTMLElement {
    const name = nodes[node]?.name ?? "";
    const button = make("button", "", "×");
    button.setAttribute("aria-label", `No edit of ${name}`);
    button.addEventListener("click", () => {
      document.dispatchEvent(new CustomEvent("unsuppose", { detail: node }));
      document.getElementById("suppose-search")?.focus();
    });
    return make("li", "chip", linkTo(node), button);
  }

  function summary(features: readonly number[], toRun: readonly number[]): string {
    const owners = new Set(features.flatMap((node) => nodes[node]?.owner ?? []));
    const reach =
      features.length === 0
        ? "No feature is downstream."
        : `${plural(features.length, "feature")} of ${plural(owners.size, "owner")} downstream.`;
    if (toRun.length === 0) return `${reach} No suite to run.`;
    const requests = toRun.reduce((sum, suite) => sum + (suites[suite]?.requests ?? 0), 0);
    const cost = costOf(toRun);
    const price = cost === null ? "cost unknown until a run with a known price" : `about ${dollars(cost)}`;
    return `${reach} ${plural(toRun.length, "suite")} to run: at most ${plural(requests, "request")}, ${price}.`;
  }

  /** `null` where that of any suite is unknown. */
  function costOf(toRun: readonly number[]): number | null {
    return toRun.reduce<number | null>((sum, suite) => {
      const cost = suites[suite]?.costUsd ?? null;
      return sum === null || cost === null ? null : sum + cost;
    }, 0);
  }

  function approvers(features: readonly number[]): HTMLElement {
    const asked: Asked[] = [
      ...[...supposed].flatMap((node) => nodes[node]?.asked ?? []),
      ...features.flatMap((node): Asked[] => {
        const { owner = null, name = "" } = nodes[node] ?? {};
        return owner === null || supposed.has(node) ? [] : [{ who: owner, when: "breaking", why: `owns ${name}` }];
      }),
    ];
    const people = new Map<string, Record<Asked["when"], string[]>>();
    for (const { who, when, why } of asked) {
      const known = people.get(who) ?? { always: [], breaking: [] };
      known[when].push(why);
      people.set(who, known);
    }
    const rows = [...people].sort(([, a], [, b]) => Math.sign(b.always.length) - Math.sign(a.always.length));
    return section(
      "Who has to approve",
      table(
        ["Who", "For any edit", "Also for a breaking one"],
        rows.map(([who, { always, breaking }]) => [who, always.join(", "), breaking.join(", ")]),
      ),
    );
  }

  function featureTable(features: readonly number[]): HTMLElement {
    const rows = features.map((node) => {
      const through = [...supposed].filter((each) => each === node || radiusOf(each).nodes.includes(node));
      const names = through.map((each) => nodes[each]?.name).join(", ");
      return [linkTo(node), nodes[node]?.owner ?? "", names];
    });
    return section("Features downstream", table(["Feature", "Owner", "By an edit of"], rows));
  }

  function suiteTable(toRun: readonly number[]): HTMLElement {
    const rows = toRun.map((at) => {
      const { suite = "", owner = "", cases = 0, requests = 0, costUsd = null } = suites[at] ?? {};
      return [suite, owner, thousands(cases), thousands(requests), dollars(costUsd)];
    });
    return section("Suites to run", table(["Suite", "Owner", "Cases", "Requests", "Cost"], rows, 2));
  }

  /** What the contracts of the edited prompts ask for. */
  function promises(): HTMLElement {
    const rows = [...supposed].flatMap((node) => {
      const { contract = null } = nodes[node] ?? {};
      if (!contract) return [];
      const held = contract.invariants.map(({ id, why }) => `${id}: ${why}`).join("; ");
      return [[linkTo(node), contract.version, contract.evals.join(", "), held]];
    });
    return section("Contracts", table(["Prompt", "Version", "Must pass", "Must hold"], rows));
  }

  function section(title: string, content: Node): HTMLElement {
    return make("div", "", make("h3", "", title), content);
  }

  function table(
    titles: readonly string[],
    rows: readonly (Node | string)[][],
    numbersFrom = titles.length,
  ): HTMLElement {
    if (rows.length === 0) return make("p", "faint", "None.");
    const kind = (column: number) => (column < numbersFrom ? "" : "number");
    const head = titles.map((title, column) => {
      const cell = make("th", kind(column), title);
      cell.setAttribute("scope", "col");
      return cell;
    });
    const body = rows
      .slice(0, rowsAtMost)
      .map((row) => make("tr", "", ...row.map((content, column) => make("td", kind(column), content))));
    const left = rows.length - rowsAtMost;
    const scrolling = make(
      "div",
      "scroll",
      make("table", "", make("thead", "", make("tr", "", ...head)), make("tbody", "", ...body)),
      ...(left > 0 ? [make("p", "faint", `and ${thousands(left)} more: blastgate impact --json has all`)] : []),
    );
    scrolling.tabIndex = 0;
    scrolling.setAttribute("role", "region");
    scrolling.setAttribute("aria-label", titles.join(", "));
    return scrolling;
  }

  function linkTo(node: number): HTMLElement {
    const { id = "", name = "" } = nodes[node] ?? {};
    const link = make("a", "", name);
    link.setAttribute("href", `#${encodeURIComponent(id)}`);
    return link;
  }
}
