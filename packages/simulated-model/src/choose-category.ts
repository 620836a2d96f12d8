import { boostFor, type SentenceScore } from "./apply-rules.ts";
import { type CategorySet, type FacetView, profileCategories } from "./category-profile.ts";
import { sameTopic } from "./match-condition.ts";
import { type Disturbance, perturb } from "./noise.ts";
import { byWorst, oneUp, raisingRules, worstDecides } from "./rank-categories.ts";
import { type Reading, type ReadSentence, taken } from "./read-message.ts";
import type { Rule } from "./read-rules.ts";
import type { Item } from "./read-sections.ts";
import { topicsOf } from "./topics.ts";
import type { FacetModel } from "./train.ts";
import { stemOf } from "./words.ts";

interface Choice {
  name: string;
  /** Words of the message that spoke for it. */
  because: string[];
  scores: number[];
}

/** What words shared with a category's text add, where the learned topics explain the categories well. */
const LEXICAL_WEIGHT = 0.35;
/** What stands for having read nothing of interest, against sentences that each weigh about 1. */
const NOTHING_READ = 0.06;
/** What fits no other category weighs less than what fits one. */
const CATCH_ALL_SHARE = 0.6;
/** The weight of a sentence that is wholly background, where background is itself a choice. */
const FAINT = 0.12;
/** How strongly sounding like a request speaks against being background. */
const STORY_AGAINST_REQUEST = 3;
const HALF = 0.5;
/** How surely a sentence must meet the condition of a raising rule. */
const RAISED_FROM = 0.5;
/** The part of that from which a sentence still belongs to the condition rather than to the matter. */
const TRACE = 0.25;

const profiles = new WeakMap<readonly Item[], CategorySet>();

/** The category that fits what was read of the message best. */
export function chooseCategory(
  reading: Reading,
  items: readonly Item[],
  rules: readonly Rule[],
  disturbance: Disturbance,
  excluded: ReadonlySet<string> = new Set(),
): Choice {
  const set = profiles.get(items) ?? profileCategories(items);
  profiles.set(items, set);
  const perSentence = reading.sentences.map((sentence) => scoreSentence(sentence, set));
  const facet = set.views.find(({ weight }) => weight > HALF)?.model;
  const scores =
    set.order !== undefined && worstDecides(rules)
      ? onScale(set, set.order, perSentence, raisingRules(rules), reading, facet)
      : combine(perSentence, set);
  for (const [category, name] of set.names.entries()) {
    const boost = boostFor(name, category, rules, reading, perSentence, facet);
    const pushed = (scores[category] ?? 0) + boost + perturb(disturbance, reading.message, name);
    scores[category] = excluded.has(name) ? Number.NEGATIVE_INFINITY : pushed;
  }
  const best = scores.indexOf(Math.max(...scores));
  return { name: set.names[best] ?? "", because: reasons(reading, perSentence, best), scores };
}

/** What meets the condition of a raising rule raises the rest of the message, and is not counted twice. */
function onScale(
  set: CategorySet,
  order: readonly number[],
  perSentence: readonly SentenceScore[],
  raising: readonly Rule[],
  { sentences }: Reading,
  facet: FacetModel | undefined,
): number[] {
  const whole = byWorst(order, perSentence, combine(perSentence, set));
  if (facet === undefined) return whole;
  const raised = sentences.map((sentence) =>
    raising.reduce((highest, { condition }) => Math.max(highest, sameTopic(condition, sentence, facet)), 0),
  );
  if (Math.max(0, ...raised) < RAISED_FROM) return whole;
  const rest = perSentence.filter((_, index) => (raised[index] ?? 0) < RAISED_FROM * TRACE);
  return oneUp(order, whole, byWorst(order, rest, combine(rest, set)));
}

function scoreSentence(sentence: ReadSentence, set: CategorySet): SentenceScore {
  const lexical = LEXICAL_WEIGHT + 1 - set.understood;
  const scores = set.names.map((_, category) => lexical * overlap(sentence, set.stems[category]));
  let relevance = 1 - set.understood;
  for (const { model, weight: part, shares } of set.views) {
    const weight = part * set.understood;
    const topics = topicsOf(model, sentence);
    const background = topics[model.background] ?? 0;
    // That a sentence asks for something speaks against its being mere background.
    const story = background / (background + (1 - background) * sentence.request ** STORY_AGAINST_REQUEST);
    // Where background is itself one of the choices ("low", "none"), it is read as evidence, if faint.
    const chosen = set.catchAll === undefined;
    relevance += weight * (chosen ? 1 - (1 - FAINT) * story : 1 - story);
    for (const [topic, probability] of topics.entries()) {
      if (topic === model.background && !chosen) continue;
      const given = chosen ? probability : probability / Math.max(1 - background, Number.EPSILON);
      for (const category of scores.keys()) {
        scores[category] = (scores[category] ?? 0) + weight * given * (shares[topic]?.[category] ?? 0);
      }
    }
  }
  if (set.catchAll !== undefined) scores[set.catchAll] = (scores[set.catchAll] ?? 0) * CATCH_ALL_SHARE;
  const length = Math.sqrt(Math.min(9, taken(sentence)) / 6);
  return { weight: relevance * sentence.request * length * decided(scores), heard: Math.min(1, length), scores };
}

/** How clearly (0 to 1) a sentence speaks for one category before the others; what fits all says little about any. */
function decided(scores: readonly number[]): number {
  const total = scores.reduce((sum, score) => sum + score, 0);
  return total === 0 ? 1 : Math.max(...scores) / total;
}

/** Mean over the sentences by weight, with what a message that says nothing would get as a little counterweight. */
function combine(perSentence: readonly SentenceScore[], set: CategorySet): number[] {
  const total = NOTHING_READ + perSentence.reduce((sum, { weight }) => sum + weight, 0);
  return set.names.map((_, category) => {
    const nothing = set.views.reduce((sum, view) => sum + view.weight * shareOfBackground(view, category), 0);
    const prior = set.views.length === 0 && category === set.catchAll ? 1 : nothing;
    return perSentence.reduce(
      (sum, { weight, scores }) => sum + (weight * (scores[category] ?? 0)) / total,
      (NOTHING_READ * prior) / total,
    );
  });
}

function shareOfBackground({ model, shares }: FacetView, category: number): number {
  return shares[model.background]?.[category] ?? 0;
}

/** The share (0 to 1) of a category's telling words that the sentence uses. */
function overlap({ words, attention }: ReadSentence, stems: ReadonlyMap<string, number> | undefined): number {
  const used = new Set<string>();
  let sum = 0;
  for (const [index, word] of words.entries()) {
    const stem = stemOf(word);
    const weight = stems?.get(stem);
    if (weight === undefined || used.has(stem)) continue;
    used.add(stem);
    sum += weight * (attention[index] ?? 0);
  }
  return Math.min(1, sum / 1.5);
}

function reasons(reading: Reading, perSentence: readonly SentenceScore[], category: number): string[] {
  const strongest = perSentence
    .map(({ weight, scores }, index) => ({
      strength: weight * (scores[category] ?? 0),
      sentence: reading.sentences[index],
    }))
    .sort((a, b) => b.strength - a.strength)[0];
  return strongest?.sentence?.words ?? [];
}
