import { facets } from "./knowledge.ts";
import { risingOrder } from "./rank-categories.ts";
import { rarity } from "./rarity.ts";
import { readWhole } from "./read-message.ts";
import type { Item } from "./read-sections.ts";
import { topicsOf } from "./topics.ts";
import type { FacetModel } from "./train.ts";
import { contentStems, fragmentsOf, wordsOf } from "./words.ts";

/** What a set of categories means to the model: which of the topics it knows belong to which category. */
export interface CategorySet {
  names: string[];
  /** Index of the category for all that fits no other. */
  catchAll: number | undefined;
  /** The categories in rising order, where they are the steps of a scale. */
  order: readonly number[] | undefined;
  views: FacetView[];
  /** How far (0 to 1) the learned topics explain the categories; where they do not, shared words must. */
  understood: number;
  /** Stems of each category's name and description, with their weights. */
  stems: ReadonlyMap<string, number>[];
}

/** One facet as seen through the categories. */
export interface FacetView {
  model: FacetModel;
  /** How well this facet tells the categories apart; the weights of all views sum to 1. */
  weight: number;
  /** shares[topic][category]: how much of a topic belongs to a category. */
  shares: Float64Array[];
}

const CATCH_ALL_NAME = /^(?:other|general|misc\w*|unclear|rest|fallback|unknown|default|none of)\b/i;
const CATCH_ALL_TEXT =
  /\b(?:any(?:thing)? else|everything else|nowhere else|fits? no|none of (?:these|those|the)|all other|the rest)\b/i;
/** "but not ...", "except ...": what a category leaves out. "Payments they did not make" is no exception. */
const EXCEPTION =
  /(?:(?:^|[,;.(]\s*|\bbut\s+)not (?:for|about|when|if|the|a)\b|\b(?:but not|except|excluding|unless|rather than|without|nothing about)\b)[^,;.)]*/gi;
/** Gives a topic mostly to the category closest to it. */
const AFFINITY_POWER = 3;
/** Affinity below which a topic is taken to belong to no category. */
const AFFINITY_FLOOR = 0.12;
/** Lets the facet that explains the categories best speak almost alone. */
const FACET_POWER = 6;
/** Coverage times separation at which a facet is taken to explain the categories fully. */
const WELL_EXPLAINED = 0.5;
/** What the mean over a category's parts counts beside the strongest of them. */
const MEAN_SHARE = 0.5;
/** What a category's tie to one topic lends to the others of its area. */
const AREA_SHARE = 0.7;

export function profileCategories(items: readonly Item[]): CategorySet {
  const catchAll = items.findIndex(
    ({ name = "", text }) => CATCH_ALL_NAME.test(name.replaceAll("_", " ")) || CATCH_ALL_TEXT.test(text),
  );
  const names = items.map(({ name, text }) => name ?? text);
  const order = risingOrder(names);
  // What says nothing belongs with the rest, or at the bottom of a scale.
  const bottom = catchAll >= 0 ? catchAll : (order?.[0] ?? -1);
  const candidates = facets().map((model) => viewOf(model, items, catchAll, bottom));
  const powers = candidates.map(({ weight }) => weight ** FACET_POWER);
  const total = powers.reduce((sum, power) => sum + power, 0);
  return {
    names,
    catchAll: catchAll < 0 ? undefined : catchAll,
    order,
    views: candidates
      .map((view, index) => ({ ...view, weight: total === 0 ? 0 : (powers[index] ?? 0) / total }))
      .filter(({ weight }) => weight > 0.02),
    understood: Math.min(1, Math.max(...candidates.map(({ weight }) => weight)) / WELL_EXPLAINED),
    stems: items.map(({ name = "", text }) => stemWeights(`${name.replaceAll("_", " ")} ${text}`)),
  };
}

function viewOf(model: FacetModel, items: readonly Item[], catchAll: number, bottom: number): FacetView {
  const affinities = items.map((item) => affinityOf(model, item));
  const shares = model.topics.map((_, topic) => {
    if (topic === model.background && bottom >= 0) return only(bottom, items.length);
    const powers = affinities.map((affinity) => (affinity[topic] ?? 0) ** AFFINITY_POWER);
    const total = powers.reduce((sum, power) => sum + power, 0) + AFFINITY_FLOOR ** AFFINITY_POWER;
    const share = Float64Array.from(powers, (power) => power / total);
    const left = 1 - share.reduce((sum, value) => sum + value, 0);
    if (catchAll >= 0) share[catchAll] = (share[catchAll] ?? 0) + left;
    return share;
  });
  return { model, shares, weight: coverage(model, items) * separation(affinities) };
}

function only(index: number, length: number): Float64Array {
  return Float64Array.from({ length }, (_, category) => (category === index ? 1 : 0));
}

/**
 * How closely a category's text is tied to each topic: the strongest tie of any part of it, tempered by how
 * much of the text is about the topic, so that one stray word claims little.
 */
function affinityOf(model: FacetModel, { name = "", text }: Item): Float64Array {
  const label = name.replaceAll("_", " ");
  const covered = text.replaceAll(EXCEPTION, "");
  const parts = [label, ...fragmentsOf(covered), covered].filter((part) => wordsOf(part).length > 0);
  const strongest = new Float64Array(model.topics.length);
  const mean = new Float64Array(model.topics.length);
  for (const part of parts) {
    const words = wordsOf(part);
    const known = words.filter((word) => model.knows(word)).length / words.length;
    // A part alone ("delivery") is ambiguous; the name of its category gives it a context.
    const topics = topicsOf(model, readWhole(part === label ? label : `${label} ${part}`));
    for (const [topic, probability] of topics.entries()) {
      strongest[topic] = Math.max(strongest[topic] ?? 0, probability * known);
      mean[topic] = (mean[topic] ?? 0) + (probability * known) / parts.length;
    }
  }
  const direct = strongest.map((value, topic) => value ** (1 - MEAN_SHARE) * (mean[topic] ?? 0) ** MEAN_SHARE);
  return direct.map((own, topic) => {
    const related = (model.related[topic] ?? []).map((other) => direct[other] ?? 0);
    return Math.max(own, AREA_SHARE * Math.max(0, ...related));
  });
}

/** The share of the descriptions' words that the facet has read, the rare ones counting for more. */
function coverage(model: FacetModel, items: readonly Item[]): number {
  const words = items.flatMap(({ name = "", text }) => wordsOf(`${name.replaceAll("_", " ")} ${text}`));
  const total = words.reduce((sum, word) => sum + rarity(word), 0);
  const known = words.reduce((sum, word) => sum + (model.knows(word) ? rarity(word) : 0), 0);
  return total === 0 ? 0 : known / total;
}

/** How different the categories are from one another in this facet, 0 (alike) to 1. */
function separation(affinities: readonly Float64Array[]): number {
  let [sum, pairs] = [0, 0];
  for (const [index, one] of affinities.entries()) {
    for (const other of affinities.slice(index + 1)) {
      sum += 1 - cosine(one, other);
      pairs += 1;
    }
  }
  const peak =
    affinities.reduce((total, affinity) => total + Math.max(...affinity), 0) / Math.max(1, affinities.length);
  return pairs === 0 ? 0 : (sum / pairs) * peak;
}

function cosine(one: Float64Array, other: Float64Array): number {
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  const norm = Math.sqrt(dot(one, one) * dot(other, other));
  return norm === 0 ? 1 : dot(one, other) / norm;
}

function stemWeights(text: string): Map<string, number> {
  return new Map([...contentStems(text.replaceAll(EXCEPTION, ""))].map((stem) => [stem, rarity(stem)]));
}
