import type { JsonKey } from "./read-format.ts";
import type { Item, List } from "./read-sections.ts";

/** The lists of a prompt, by what they are for. */
export interface Lists {
  /** What may be chosen, where one label is asked for. */
  choices: Item[];
  /** What is known and may be told. */
  facts: string[];
  /** What may be done, for plans. */
  actions: Item[];
  /** What something is checked against. */
  checks: string[];
  /** Instructions in list form. */
  rules: string[];
}

const CHECKS =
  /\b(?:checks?|criteria|criterion|must hold|must be true|approve (?:it )?only|requirements?|conditions)\b/i;
const ACTIONS = /\b(?:tools?|actions?|steps|capabilit\w+|building blocks)\b/i;
const CHOICES =
  /\b(?:one of|choose|pick|select|classif\w+|categor\w+|queues?|labels?|values?|types?|levels?|grades?|severit\w+|options?|classes)\b/i;
const FACTS =
  /\b(?:you (?:\w+ )?know|knowledge|facts?|information|useful|about|products?|hours|reference|background|figures|answers? from)\b/i;
const IMPERATIVE =
  /^\W*(?:never|always|do not|don['’]t|if|when|be|use|keep|write|answer|reply|say|tell|ask|avoid|read|start|end|begin|finish|make sure|mention|give|thank|greet|sign|address|speak|stay|treat|offer|explain|name|choose|pick|prefer|only|must|put|add|include|leave|get|skip|show|remember|let|take|listen|note|return|follow|apologi[sz]e|repeat|point|call|close|open with|refer|protect|respect|state|quote|verify|check|consider|help|no (?:step|more|plan))\b/i;

/** Sorts a prompt's lists by their introductions, and where those do not tell, by their items. */
export function sortLists(lists: readonly List[], keys: readonly JsonKey[]): Lists {
  const sorted: Lists = { choices: [], facts: [], actions: [], checks: [], rules: [] };
  const keyLists = new Set(keys.flatMap(({ values }) => values));
  for (const { intro, items } of lists) {
    const wholes = items.map(({ whole }) => whole);
    const named = items.every(({ name }) => name !== undefined);
    const imperative = items.filter(({ whole }) => IMPERATIVE.test(whole)).length / items.length;
    if (items.some((item) => keyLists.has(item) || keys.some((key) => key.name === item.name))) continue;
    if (CHECKS.test(intro)) sorted.checks.push(...wholes);
    else if (named && CHOICES.test(intro) && !/\b(?:tools?|actions?|steps)\b/i.test(intro))
      sorted.choices.push(...items);
    else if (ACTIONS.test(intro) && (named || imperative < 0.5 || /\b(?:available|tools?|can|may)\b/i.test(intro)))
      sorted.actions.push(...items);
    else if (FACTS.test(intro) && imperative < 0.7) sorted.facts.push(...wholes);
    else if (imperative >= 0.5) sorted.rules.push(...wholes);
    else sorted.facts.push(...wholes);
  }
  return sorted;
}
