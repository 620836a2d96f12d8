const STEP = /^\s*(?:step\s*)?\d+\s*[.):]\s+(\S.*)$/i;

/** The steps of a plan found in a message: numbered lines, or the longest list of texts in a JSON value. */
export function readPlan(message: string): string[] {
  const lines = message.split("\n").flatMap((line) => STEP.exec(line)?.[1]?.trim() ?? []);
  return lines.length > 0 ? lines : listInJson(message);
}

function listInJson(message: string): string[] {
  const start = message.search(/[[{]/);
  const end = Math.max(message.lastIndexOf("]"), message.lastIndexOf("}"));
  if (start < 0 || end < start) return [];
  try {
    return longestList(JSON.parse(message.slice(start, end + 1)));
  } catch {
    // Not JSON after all: a message may hold brackets of any kind.
    return [];
  }
}

function longestList(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
  return Object.values(value)
    .map(longestList)
    .reduce((longest, list) => (list.length > longest.length ? list : longest), own);
}
