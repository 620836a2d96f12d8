/// <reference lib="dom" />
import type { CaseList, CaseRun, CaseSide, Check, CutText, DetailsList } from "../decision/case-data.ts";
import type { PageTools } from "./page-tools.ts";

/**
 * Fills a case when it is opened: both outputs side by side, the assertions, and what models were asked differently, which
 * is often the same for many cases. Runs in the page: its text is put there, so that it uses nothing outside itself.
 */
export function showCaseDetails({ make, data }: PageTools): void {
  const list = document.querySelector("#case-list");
  // A details element's toggle does not bubble.
  list?.addEventListener("toggle", ({ target }) => fill(target), true);

  function fill(target: EventTarget | null): void {
    if (!(target instanceof HTMLDetailsElement) || !target.open) return;
    if (target.dataset.row === undefined || target.childElementCount > 1) return;
    target.append(bodyOf(Number(target.dataset.row)));
  }

  function bodyOf(index: number): HTMLElement {
    const { cases, patches }: DetailsList = data("case-details");
    const details = cases[index];
    const link = make("a", "", "Link to this case");
    link.setAttribute("href", addressOf(index));
    if (!details) {
      return make(
        "div",
        "case-body",
        make("p", "faint", "What it answered is in evidence.json alone."),
        make("p", "", link),
      );
    }
    const requests = details.requests.flatMap(({ step, patch }) => [
      make("h3", "", `What the model is asked in step ${step}`),
      patchOf(patches[patch]),
    ]);
    const isUntold = requests.length === 0 && patches.length > 0 && details.runs.some(({ baseline }) => baseline);
    const untold = isUntold ? [make("p", "faint", "How what the model is asked differs cannot be told here.")] : [];
    const runs = details.runs.flatMap((run, repeat) => runOf(run, repeat, details.runs.length));
    return make("div", "case-body", ...runs, ...requests, ...untold, make("p", "", link));
  }

  function addressOf(index: number): string {
    const { rows, suites }: CaseList = data("case-data");
    const row = rows[index];
    return `#case=${encodeURIComponent(suites[row?.suite ?? -1] ?? "")}/${encodeURIComponent(row?.case ?? "")}`;
  }

  function patchOf(patch: CutText | undefined): HTMLElement {
    const names: Record<string, string> = { "+": "ins", "-": "del" };
    const lines = (patch?.text ?? "").split("\n").map((line) => {
      return make(names[line.charAt(0)] ?? "span", line.startsWith("@@") ? "hunk" : "line", line === "" ? " " : line);
    });
    return make("pre", "patch", ...lines, ...leftOut(patch));
  }

  function runOf(run: CaseRun, repeat: number, of: number): Node[] {
    const { baseline, candidate, identical } = run;
    const title = of > 1 ? [make("h3", "", `Repeat ${repeat + 1} of ${of}`)] : [];
    const sides = make("div", baseline ? "sides" : "sides one");
    const level = of > 1 ? "h4" : "h3";
    if (baseline) sides.append(sideTitle(level, "Baseline", baseline));
    sides.append(sideTitle(level, identical ? "Both sides, which were asked the same" : "Candidate", candidate));
    const steps = new Set([...(baseline?.steps ?? []), ...candidate.steps].map(({ step }) => step));
    for (const step of steps) {
      if (baseline) sides.append(stepOf("Baseline", step, [baseline, candidate]));
      sides.append(stepOf(identical ? "Both sides" : "Candidate", step, [candidate, baseline]));
    }
    return [...title, sides, ...checksOf(run)];
  }

  function sideTitle(level: "h3" | "h4", name: string, { outcome, error }: CaseSide): HTMLElement {
    const word = outcome.startsWith("passed") ? "passed" : error ? "no-score" : "failed";
    const said = error ? [make("pre", "", error.text, ...leftOut(error))] : [];
    return make("div", "side", make(level, "", `${name} `, make("span", `outcome ${word}`, outcome)), ...said);
  }

  function stepOf(side: string, name: string, pair: [CaseSide, CaseSide | null]): HTMLElement {
    const [own, other] = pair.map((each) => each?.steps.find(({ step }) => step === name));
    if (!own) return make("div", "side", make("p", "faint", `${side}: step ${name} did not run`));
    const tag = side === "Baseline" ? "del" : "ins";
    const output = make("pre", "output", ...marked(own.output.text, other?.output.text, tag), ...leftOut(own.output));
    return make("div", "side", make("p", "faint", `${side}, step ${name} · ${own.took}`), output);
  }

  /** A text with what the other does not have marked, word by word; unmarked where they have little in common. */
  function marked(text: string, other: string | undefined, tag: "ins" | "del"): (Node | string)[] {
    if (other === undefined || text === other) return [text];
    // Each with the space before it.
    const words = (of: string): string[] => of.match(/\s*(?:[\p{L}\p{N}]+|.)/gsu) ?? [];
    const trimmed = (of: readonly string[]) => of.map((word) => word.trim());
    const [own, others] = [words(text), words(other)];
    const kept = inCommon(trimmed(own), trimmed(others));
    if (kept.size * 2 < Math.min(own.length, others.length)) return [text];
    const parts: (Node | string)[] = [];
    let at = 0;
    while (at < own.length) {
      const from = at;
      while (at < own.length && kept.has(at) === kept.has(from)) at++;
      const part = own.slice(from, at).join("");
      parts.push(kept.has(from) ? part : make(tag, "", part));
    }
    return parts;
  }

  /** Indexes of the words that are in the longest common subsequence; of long texts, in what both begin and end with. */
  function inCommon(own: readonly string[], others: readonly string[]): Set<number> {
    const kept = new Set<number>();
    const shorter = Math.min(own.length, others.length);
    let head = 0;
    while (head < shorter && own[head] === others[head]) kept.add(head++);
    let tail = 0;
    while (tail < shorter - head && own.at(-1 - tail) === others.at(-1 - tail)) kept.add(own.length - ++tail);
    const [rows, columns] = [own.length - tail - head, others.length - tail - head];
    if (rows * columns > 4_000_000) return kept;
    // lengths[row * (columns + 1) + column]: of the longest from there on.
    const lengths = new Uint16Array((rows + 1) * (columns + 1));
    const lengthAt = (row: number, column: number) => lengths[row * (columns + 1) + column] ?? 0;
    const same = (row: number, column: number) => own[head + row] === others[head + column];
    for (let row = rows - 1; row >= 0; row--) {
      for (let column = columns - 1; column >= 0; column--) {
        lengths[row * (columns + 1) + column] = same(row, column)
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
      }
    }
    for (let row = 0, column = 0; row < rows && column < columns; ) {
      if (same(row, column)) {
        kept.add(head + row++);
        column++;
      } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row++;
      else column++;
    }
    return kept;
  }

  function leftOut(text: CutText | undefined): HTMLElement[] {
    if (!text || text.left === 0) return [];
    return [make("span", "left-out", `\n… ${text.left} characters more in evidence.json`)];
  }

  /** Those that fail on a side, and the others folded away. */
  function checksOf({ checks, baseline }: CaseRun): Node[] {
    const { checks: lists, judgements }: DetailsList = data("case-details");
    const all = lists[checks] ?? [];
    const holds = (index: number) => index < 0 || judgements[index]?.pass === true;
    const failing = all.filter(([, was, is]) => !holds(was) || !holds(is));
    const others = all.filter((check) => !failing.includes(check));
    const paired = baseline !== null;
    const folded = make(
      "details",
      "",
      make("summary", "", `${others.length} ${failing.length > 0 ? "other " : ""}assertions hold`),
    );
    if (others.length > 0) folded.append(checksTable(others, paired));
    return [...(failing.length > 0 ? [checksTable(failing, paired)] : []), ...(others.length > 0 ? [folded] : [])];
  }

  function checksTable(checks: readonly Check[], paired: boolean): HTMLElement {
    const { labels, judgements }: DetailsList = data("case-details");
    const head = ["Assertion", "Asked for by", ...(paired ? ["Baseline"] : []), paired ? "Candidate" : "Outcome"];
    const rows = checks.map(([label, was, is]) => {
      const sides = (paired ? [was, is] : [is]).map((index) => judgementOf(judgements[index]));
      return make(
        "tr",
        "",
        make("th", "", labels[label]?.name ?? ""),
        make("td", "", labels[label]?.origin ?? ""),
        ...sides,
      );
    });
    const titles = head.map((title) => make("th", "", title));
    const table = make("table", "", make("thead", "", make("tr", "", ...titles)), make("tbody", "", ...rows));
    const scroll = make("div", "scroll", table);
    // So that it can be scrolled by the keyboard.
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "group");
    scroll.setAttribute("aria-label", "Assertions");
    return scroll;
  }

  function judgementOf(judgement: DetailsList["judgements"][number] | undefined): HTMLElement {
    if (!judgement) return make("td", "", "–");
    const { pass, score, reason } = judgement;
    const plain = score === (pass ? 1 : 0);
    const word = `${pass ? "✓ passed" : "✗ failed"}${plain ? "" : `, score ${score}`}`;
    return make(
      "td",
      "",
      make("span", `outcome ${pass ? "passed" : "failed"}`, word),
      ...(reason ? [make("p", "", reason)] : []),
    );
  }
}
