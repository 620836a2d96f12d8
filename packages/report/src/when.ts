import { duration } from "./duration.ts";
import { plural } from "./words.ts";

/** `2026-11-22 09:30 UTC` */
export function minuteOf(time: string): string {
  return `${time.slice(0, 16).replace("T", " ")} UTC`;
}

/** As `duration`, and in days where it is long. */
export function age(ms: number): string {
  const days = Math.floor(ms / 86_400_000);
  return days < 2 ? duration(ms) : plural(days, "day");
}
