import { timePattern } from "../schemas/names.ts";

const unitsMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a length of time: `90s`, `10m`, `1h30m`, `30d`; `undefined` of anything else. */
export function millisecondsOf(text: string): number | undefined {
  if (!timePattern.test(text)) return undefined;
  const parts = text.matchAll(/([\d.]+)([smhd])/g);
  return parts.reduce((sum, [, amount, unit = ""]) => sum + Number(amount) * (unitsMs[unit] ?? 0), 0);
}
