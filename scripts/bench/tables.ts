import { type Aim, aimsOf, type Results } from "./aims.ts";

/** The results as Markdown that is readable as plain text too. */
export function renderTables(results: Results): string {
  const { machine } = results;
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB; Node ${machine.node}, git ${machine.git}.`,
    "Medians of whole processes, in milliseconds; × is the ratio to the Node floor.",
    "",
    ...renderTable(
      [
        "prompts",
        "files",
        "git reads",
        "Node hashes",
        "git status",
        "cold",
        "×",
        "warm",
        "again",
        "cold MB",
        "warm MB",
      ],
      results.workspaces.map(({ prompts, files, floors, cold, warm, again, coldPeakMb, warmPeakMb }) => [
        whole(prompts),
        whole(files),
        whole(floors.gitReads.median),
        whole(floors.nodeHashes.median),
        whole(floors.gitStatus.median),
        whole(cold.median),
        ratio(cold.median / floors.nodeHashes.median),
        whole(warm.median),
        whole(again.median),
        whole(coldPeakMb),
        whole(warmPeakMb),
      ]),
    ),
    "",
    ...renderTable(
      ["prompts", "turbo ls --affected", "blastgate affected, warm", "times faster"],
      results.turbo.map(({ prompts, turbo, affected }) => [
        whole(prompts),
        whole(turbo.median),
        whole(affected.median),
        ratio(turbo.median / affected.median),
      ]),
    ),
    "",
    ...renderTable(["aim", "measured", "limit", ""], aimsOf(results).map(aimRow)),
  ].join("\n");
}

export function aimRow(aim: Aim): string[] {
  const show = (value: number) => (aim.unit === "times" ? `${ratio(value)} times` : `${whole(value)} ${aim.unit}`);
  const off = ratio(aim.atLeast ? aim.aim / aim.measured : aim.measured / aim.aim);
  const limit = `${aim.atLeast ? "at least" : "at most"} ${show(aim.aim)}`;
  return [aim.what, show(aim.measured), limit, aim.met ? "met" : `missed by a factor of ${off}`];
}

/** A Markdown table, its columns padded; all but the first stand right. */
export function renderTable(header: readonly string[], rows: readonly string[][]): string[] {
  const widths = header.map((title, column) =>
    Math.max(3, ...[header, ...rows].map((row) => row[column]?.length ?? 0), title.length),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(header), rule, ...rows.map(line)];
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

export function ratio(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1);
}
