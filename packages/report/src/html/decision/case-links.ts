import type { Finding } from "@blastgate/core";
import { inertText } from "../../inert.ts";
import { type Content, html } from "../markup.ts";
import type { CaseKind } from "./case-data.ts";

/** The part of the page's address that opens a case. The page's script reads it. */
function caseAddress(suite: string, id: string): string {
  return `#case=${encoded(suite)}/${encoded(id)}`;
}

/** The part of the page's address that lists a suite's cases of a kind. */
export function casesAddress(suite: string, kind: CaseKind): string {
  return `#cases=${kind}/${encoded(suite)}`;
}

/** A name as the page's script knows it; surrogates that stand alone could not be encoded. */
function encoded(name: string): string {
  return encodeURIComponent(inertText(name));
}

/** A message in which the cases that its finding names are links to them. */
export function casesLinked(message: string, { args: { suite, cases } }: Finding): Content {
  if (typeof suite !== "string" || !Array.isArray(cases) || cases.length === 0) return message;
  const parts: Content[] = [];
  let end = 0;
  for (const id of cases) {
    const at = message.indexOf(id, end);
    if (at < 0) continue;
    parts.push(message.slice(end, at), html`<a href="${caseAddress(suite, id)}">${id}</a>`);
    end = at + id.length;
  }
  return [...parts, message.slice(end)];
}
