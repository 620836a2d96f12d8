import { millisecondsOf, ownerPattern } from "@blastgate/core";

/** Parsers of flags. What they throw is shown as bad usage. */

/** A whole number from 1. */
export function countOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new SyntaxError(`"${text}" is no number from 1`);
  return Number(text);
}

/** A whole number from 0. */
export function wholeOf(text: string): number {
  return text === "0" ? 0 : countOf(text);
}

/** Of an address; 0: any that is free. */
export function portOf(text: string): number {
  const port = wholeOf(text);
  if (port > 65_535) throw new SyntaxError(`"${text}" is no port: the last one is 65535`);
  return port;
}

/** US dollars: `2.50`, `$10`. */
export function dollarsOf(text: string): number {
  const amount = /^\$?(\d+(?:\.\d+)?|\.\d+)$/.exec(text)?.[1];
  if (amount === undefined) throw new SyntaxError(`"${text}" is no sum of US dollars, such as 2.50`);
  return Number(amount);
}

/** Milliseconds of a time: `90s`, `10m`, `1h30m`, `30d`. */
export function timeOf(text: string): number {
  const time = millisecondsOf(text);
  if (time === undefined) throw new SyntaxError(`"${text}" is no time, such as 90s, 10m, 1h30m or 30d`);
  return time;
}

/** Milliseconds between what is done again and again. */
export function intervalOf(text: string): number {
  const time = timeOf(text);
  if (time < 100) throw new SyntaxError(`"${text}" is too often: 0.1s is the shortest time`);
  return time;
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

/** A day that there is: `2026-11-22`. */
export function dateOf(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new SyntaxError(`"${text}" is no day, such as 2026-11-22`);
  return text;
}

/** A person or a team: `@acme/ai-platform`. */
export function ownerOf(text: string): string {
  if (!ownerPattern.test(text)) throw new SyntaxError(`"${text}" is no owner, such as @acme/ai-platform`);
  return text;
}

/** Why something is done, for a history. */
export function reasonOf(text: string): string {
  return shortText(text, "reason", 2000);
}

/** Who does something, for a history. */
export function actorNameOf(text: string): string {
  return shortText(text, "name", 200);
}

/** Of a check run: what a comment's first line can hold too. */
export function checkNameOf(text: string): string {
  if (!/^[\w./ -]{1,100}$/.test(text) || text.includes("--")) {
    throw new SyntaxError(`"${text}" is no name of letters, digits, ".", "/", "-" and spaces`);
  }
  return text;
}

function shortText(text: string, what: string, longest: number): string {
  const trimmed = text.trim();
  if (trimmed === "") throw new SyntaxError(`an empty ${what} says nothing`);
  if (trimmed.length > longest) throw new SyntaxError(`a ${what} has at most ${longest} characters`);
  return trimmed;
}
