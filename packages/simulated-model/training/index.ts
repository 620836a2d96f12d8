import { access } from "./access.ts";
import { background } from "./background.ts";
import { cards } from "./cards.ts";
import { caseWork } from "./case-work.ts";
import { complaints } from "./complaints.ts";
import { documentCondition, documents } from "./documents.ts";
import type { Facet, Topics } from "./facet.ts";
import { fees } from "./fees.ts";
import { fraud } from "./fraud.ts";
import { general } from "./general.ts";
import { lending } from "./lending.ts";
import { mood } from "./mood.ts";
import { occasions } from "./occasions.ts";
import { otherSubjects } from "./other-subjects.ts";
import { payments } from "./payments.ts";
import { risk } from "./risk.ts";
import { savings } from "./savings.ts";
import { severity } from "./severity.ts";
import { standing } from "./standing.ts";

export type { Facet, Topics } from "./facet.ts";
export { wordFamilies } from "./word-families.ts";

const subject: Facet = {
  name: "subject",
  background: "background",
  areas: [cards, payments, access, fraud, lending, savings, fees],
  topics: {
    ...cards,
    ...payments,
    ...access,
    ...fraud,
    ...lending,
    ...savings,
    ...fees,
    ...complaints,
    ...general,
    ...otherSubjects,
    ...background,
  },
};

/** A part of other topics' texts, as examples of texts that say nothing about a question. */
function someOf(topics: Topics, every: number): string {
  const lines = Object.values(topics).flatMap((texts) => texts.trim().split("\n"));
  return lines.filter((_, index) => index % every === 0).join("\n");
}

function withBackground(topics: Topics, topic: string, more: string): Topics {
  return { ...topics, [topic]: `${topics[topic] ?? ""}\n${more}` };
}

const ordinary: Topics = { ...cards, ...payments, ...access, ...lending, ...savings, ...fees, ...general, ...background };

/** What people write about without any obstacle in sight. */
const daily: Topics = { ...cards, ...payments, ...savings, ...fees };

/** Everything the simulated model has ever read. */
export const trainingSet: readonly Facet[] = [
  subject,
  { name: "document", background: "any_document", topics: documents },
  { name: "condition", background: "in_order", topics: withBackground(documentCondition, "in_order", someOf(documents, 2)) },
  { name: "severity", background: "nothing_wrong", topics: withBackground(severity, "nothing_wrong", someOf(ordinary, 4)) },
  { name: "risk", background: "no_risk", topics: withBackground(risk, "no_risk", someOf(ordinary, 6)) },
  { name: "mood", background: "calm", topics: withBackground(mood, "calm", someOf(ordinary, 4)) },
  { name: "case work", background: "tell_customer", topics: caseWork },
];

/** Facets that no category is compared by: what an answer reacts to, and whether a request may be settled as it comes. */
export const furtherFacets: readonly Facet[] = [
  { name: "occasion", background: "ordinary", topics: occasions },
  { name: "standing", background: "in_order", topics: withBackground(standing, "in_order", someOf(daily, 6)) },
];
