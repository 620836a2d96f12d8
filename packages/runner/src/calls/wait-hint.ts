/** Headers by their names in lower case. */
export type Headers = Readonly<Record<string, string>>;

const secondMs = 1_000;
const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: secondMs, m: 60 * secondMs, h: 3_600 * secondMs };

/**
 * How long a response asks to wait, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds or as a date
 * (RFC 9110, 10.2.3). `null` where it does not say, or says that there is nothing to wait for.
 */
export function readRetryAfter(headers: Headers, nowMs: number): number | null {
  const exactMs = Number(headers["retry-after-ms"] ?? Number.NaN);
  if (exactMs > 0) return exactMs;
  return waitFrom(headers["retry-after"], nowMs);
}

/**
 * Until when a limit is used up, in milliseconds from now: OpenAI's `x-ratelimit-reset-*` ("6m0s"), Anthropic's
 * `anthropic-ratelimit-*-reset` (RFC 3339), `ratelimit-reset`, or in the words of the message. Of several limits those
 * count that have nothing remaining.
 */
export function readReset(headers: Headers, body: string, nowMs: number): number | null {
  const resets = Object.entries(headers)
    .filter(([name]) => /^(x-ratelimit-reset(-\w+)*|anthropic-ratelimit-[\w-]+-reset|ratelimit-reset)$/.test(name))
    .map(([name, value]) => ({ waitMs: waitFrom(value, nowMs), left: headers[name.replace("reset", "remaining")] }));
  const usedUp = resets.filter(({ left }) => left !== undefined && Number(left) === 0);
  const waits = (usedUp.length > 0 ? usedUp : resets).flatMap(({ waitMs }) => waitMs ?? []);
  if (waits.length > 0) return Math.max(...waits);
  // Google's RetryInfo and OpenAI's sentence.
  const said = /"retryDelay":\s*"([\d.]+s)"|try again in ((?:[\d.]+(?:ms|[smh]))+)/i.exec(body);
  return waitFrom(said?.[1] ?? said?.[2], nowMs);
}

/** "120", "1.5s", "6m0s", seconds or milliseconds since 1970, or a date. */
function waitFrom(value: string | undefined, nowMs: number): number | null {
  const text = value?.trim() ?? "";
  if (text === "") return null;
  const waitMs = /^\d+(\.\d+)?$/.test(text)
    ? fromNumber(Number(text), nowMs)
    : (fromDuration(text) ?? Date.parse(text) - nowMs);
  return waitMs > 0 ? waitMs : null;
}

function fromNumber(number: number, nowMs: number): number {
  if (number >= 1e11) return number - nowMs;
  if (number >= 1e9) return number * secondMs - nowMs;
  return number * secondMs;
}

function fromDuration(text: string): number | null {
  if (!/^(\d+(\.\d+)?(ms|[smh]))+$/.test(text)) return null;
  let totalMs = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smh])/g)) {
    totalMs += Number(amount) * (unitsMs[unit ?? ""] ?? 0);
  }
  return totalMs;
}
