import { type Purchase, purchaseSchema } from "./purchase.ts";
import { type Sealed, unseal } from "./sealed.ts";

const lineEnd = 10;

/** The line of a purchase: its checksum, a blank, and its JSON. */
export function encodeLine({ json, checksum }: Sealed): string {
  return `${checksum} ${json}\n`;
}

/**
 * What a journal's lines hold.
 *
 * @returns `damaged`: lines that are not what was written. A last line without its end is none: its response was never
 *   used, since whoever wrote it was stopped meanwhile.
 */
export function decodeLines(content: Buffer): { purchases: Purchase[]; damaged: number } {
  const purchases: Purchase[] = [];
  let damaged = 0;
  for (let start = 0; ; ) {
    const end = content.indexOf(lineEnd, start);
    if (end < 0) return { purchases, damaged };
    const purchase = decodeLine(content.subarray(start, end));
    if (purchase) purchases.push(purchase);
    else if (end > start) damaged += 1;
    start = end + 1;
  }
}

function decodeLine(line: Buffer): Purchase | undefined {
  const blank = line.indexOf(" ");
  const checksum = Number(line.toString("latin1", 0, blank));
  return unseal(purchaseSchema, { json: line.toString("utf8", blank + 1), checksum });
}
