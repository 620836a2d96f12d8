/** Parsers of flags. What they throw is shown as bad usage. */

/** A whole number from 1. */
export function countOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new SyntaxError(`"${text}" is no number from 1`);
  return Number(text);
}

/** US dollars: `2.50`, `$10`. */
export function dollarsOf(text: string): number {
  const amount = /^\$?(\d+(?:\.\d+)?|\.\d+)$/.exec(text)?.[1];
  if (amount === undefined) throw new SyntaxError(`"${text}" is no sum of US dollars, such as 2.50`);
  return Number(amount);
}

const unitsMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a time: `90s`, `10m`, `1h30m`, `30d`. */
export function timeOf(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== text) {
    throw new SyntaxError(`"${text}" is no time, such as 90s, 10m, 1h30m or 30d`);
  }
  return parts.reduce((sum, [, amount, unit = ""]) => sum + Number(amount) * (unitsMs[unit] ?? 0), 0);
}

const unitsBytes: Readonly<Record<string, number>> = { kb: 1e3, mb: 1e6, gb: 1e9 };

/** Bytes of a size: `500mb`, `1.5GB`. */
export function bytesOf(text: string): number {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?)([kmg]b)$/.exec(text.toLowerCase()) ?? [];
  if (amount === undefined) throw new SyntaxError(`"${text}" is no size, such as 500mb or 1.5gb`);
  return Number(amount) * (unitsBytes[unit] ?? 0);
}

/** One of several machines: `2/4`. */
export function shardOf(text: string): { index: number; of: number } {
  const [, index, of] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? [];
  if (index === undefined || of === undefined || Number(index) > Number(of)) {
    throw new SyntaxError(`"${text}" is no shard, such as 2/4`);
  }
  return { index: Number(index), of: Number(of) };
}

/** How many machines, or `auto`. */
export function shardsOf(text: string): number | "auto" {
  return text === "auto" ? "auto" : countOf(text);
}
