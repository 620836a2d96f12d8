/// <reference lib="dom" />
import type { CaseKind, CaseList, CaseRow, DetailsList } from "../decision/case-data.ts";
import type { PageTools } from "./page-tools.ts";

/**
 * Fills the list of cases, a hundred at a time, and filters it; `#case=SUITE/CASE` in the address opens a case, and
 * `#cases=KIND/SUITE` lists some. Runs in the page: its text is put there, so that it uses nothing outside itself.
 */
export function listCases({ make, data }: PageTools): void {
  const form = document.querySelector<HTMLFormElement>("#case-filter");
  const list = document.querySelector("#case-list");
  const status = document.querySelector("#case-status");
  const more = document.querySelector<HTMLButtonElement>("#case-more");
  if (!form || !list || !status || !more) return;

  const { rows, suites, kindNames }: CaseList & { kindNames: Record<CaseKind, string> } = data("case-data");
  const step = 100;
  let found: number[] = [];
  let shown = 0;
  let texts: string[] | null = null;

  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => {
    const first = shown;
    showMore();
    list.children[first]?.querySelector("summary")?.focus();
  });
  window.addEventListener("hashchange", route);
  // A link to where the address already points changes nothing in it.
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a") : null;
    if (link?.hash && link.hash === location.hash) route();
  });
  apply();
  route();

  function apply(): void {
    const [kind, suite, text] = ["kind", "suite", "text"].map((name) =>
      String(new FormData(form ?? undefined).get(name) ?? ""),
    );
    const words = (text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const counts = new Map<string, number>();
    found = [];
    for (const [index, row] of rows.entries()) {
      if (suite !== "" && row.suite !== Number(suite)) continue;
      if (!words.every((word) => textOf(index).includes(word))) continue;
      for (const counted of ["", row.kind]) counts.set(counted, (counts.get(counted) ?? 0) + 1);
      if (kind === "" || row.kind === kind) found.push(index);
    }
    for (const count of document.querySelectorAll<HTMLElement>("#case-filter .count")) {
      count.textContent = number(counts.get(count.dataset.kind ?? "") ?? 0);
    }
    list?.replaceChildren();
    shown = 0;
    showMore();
  }

  function showMore(): void {
    list?.append(...found.slice(shown, shown + step).map(rowOf));
    shown = Math.min(found.length, shown + step);
    if (more) more.hidden = shown === found.length;
    if (status)
      status.textContent =
        found.length === 0 ? "No case is like that." : `${number(shown)} of ${number(found.length)} shown`;
  }

  function rowOf(index: number): HTMLElement {
    const row = rows[index];
    if (!row) return make("li", "");
    const about = [suites[row.suite] ?? "", ...(row.tags ?? [])].join(" · ");
    const summary = make(
      "summary",
      "",
      make("span", `kind ${row.kind}`, kindNames[row.kind]),
      make("span", "case-id", row.case),
      make("span", "case-about faint", about),
      make("span", "case-why", [row.shares, row.why].filter(Boolean).join("; ")),
    );
    const details = make("details", "case", summary);
    details.dataset.row = String(index);
    return make("li", "", details);
  }

  function route(): void {
    const [name, value = ""] = location.hash.slice(1).split("=");
    const [first = "", second = ""] = value.split("/").map(decoded);
    if (name === "case") openCase(first, second);
    if (name === "cases") {
      choose({ kind: first, suite: String(suites.indexOf(second)), text: "" });
      goTo(list?.querySelector("summary"), form);
    }
    const target = document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) target.open = true;
  }

  function openCase(suite: string, id: string): void {
    const index = rows.findIndex((row) => row.case === id && suites[row.suite] === suite);
    if (index < 0) return;
    if (!rowElement(index)) choose({ kind: "", suite: String(rows[index]?.suite), text: id });
    const details = rowElement(index);
    if (details) details.open = true;
    goTo(details?.querySelector("summary"));
  }

  function rowElement(index: number): HTMLDetailsElement | null {
    return document.querySelector<HTMLDetailsElement>(`#case-list [data-row="${index}"]`);
  }

  function choose(values: Record<"kind" | "suite" | "text", string>): void {
    for (const [name, value] of Object.entries(values)) {
      const field = form?.elements.namedItem(name);
      if (field instanceof RadioNodeList || field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
        field.value = value;
      }
    }
    apply();
  }

  function goTo(element: HTMLElement | null | undefined, top: Element | null | undefined = element): void {
    element?.focus({ preventScroll: true });
    top?.scrollIntoView({ block: "start" });
  }

  function decoded(part: string): string {
    try {
      return decodeURIComponent(part);
    } catch {
      return "";
    }
  }

  /** What a case is found by: what its row says, and its outputs. Made when something is first searched for. */
  function textOf(index: number): string {
    texts ??= rows.map((row, at) => [...rowTexts(row), ...outputs(at)].join("\n").toLowerCase());
    return texts[index] ?? "";
  }

  function rowTexts({ suite, case: id, why, tags }: CaseRow): string[] {
    return [id, suites[suite] ?? "", why ?? "", ...(tags ?? [])];
  }

  function outputs(index: number): string[] {
    const { cases }: DetailsList = data("case-details");
    const sides = cases[index]?.runs.flatMap(({ baseline, candidate }) => [baseline, candidate]) ?? [];
    return sides.flatMap((side) => side?.steps.map(({ output }) => output.text) ?? []);
  }

  function number(count: number): string {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  }
}
