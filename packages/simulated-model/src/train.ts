import type { Facet } from "../training/index.ts";
import { type Features, featuresOfPair, featuresOfWord } from "./features.ts";
import { memoized } from "./memo.ts";
import { uniform } from "./noise.ts";
import { sentencesOf, stemOf, wordsOf } from "./words.ts";

const EPOCHS = 4;
const RATE = 0.7;
const BIAS_SHARE = 0.1;
/** Smaller corrections are not made: most topics are soon ruled out for most texts. */
const NEGLIGIBLE = 0.02;

/** A linear model of one facet: the weights of word stems, pairs of stems and character n-grams for each topic. */
export interface FacetModel {
  name: string;
  topics: readonly string[];
  background: number;
  /** For each topic, the topics of its area, itself among them. */
  related: readonly (readonly number[])[];
  bias: Float64Array;
  word(word: string): Evidence;
  pair(first: string, second: string): Evidence;
  /** Whether the training texts of this facet contain the stem of a word. */
  knows(word: string): boolean;
}

/** What one word adds for each topic, and to the squared length of the text's feature vector. */
export interface Evidence {
  perTopic: Float64Array;
  squaredLength: number;
}

interface Example {
  topic: number;
  features: Int32Array;
  values: Float64Array;
}

/**
 * Learns a facet from its texts: multinomial logistic regression by stochastic gradient descent, the
 * order of examples fixed by a hash, so that the same texts always give the same weights.
 */
export function train(facet: Facet): FacetModel {
  const topics = Object.keys(facet.topics);
  const size = topics.length;
  const vocabulary = new Vocabulary();
  const examples = readExamples(facet, vocabulary);
  const weights = new Float32Array(vocabulary.size * size);
  const bias = new Float64Array(size);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE * (1 - epoch / EPOCHS);
    for (const example of examples) step(example, weights, bias, rate);
  }
  const evidence = (features: Features): Evidence => {
    const perTopic = new Float64Array(size);
    let squaredLength = 0;
    for (const [feature, value] of features) {
      squaredLength += value * value;
      const row = vocabulary.find(feature);
      if (row === undefined) continue;
      for (let topic = 0; topic < size; topic++) {
        perTopic[topic] = (perTopic[topic] ?? 0) + value * (weights[row * size + topic] ?? 0);
      }
    }
    return { perTopic, squaredLength };
  };
  const pairs = memoized((pair: string) => {
    const [first = "", second = ""] = pair.split(" ");
    return evidence(featuresOfPair(first, second));
  });
  return {
    name: facet.name,
    topics,
    background: topics.indexOf(facet.background),
    related: topics.map((topic) => relatedTo(topic, facet, topics)),
    bias,
    word: memoized((word) => evidence(featuresOfWord(word))),
    pair: (first, second) => pairs(`${first} ${second}`),
    knows: (word) => vocabulary.find(stemOf(word)) !== undefined,
  };
}

function relatedTo(topic: string, { areas = [] }: Facet, topics: readonly string[]): number[] {
  const area = areas.find((candidate) => Object.hasOwn(candidate, topic));
  return Object.keys(area ?? { [topic]: "" }).map((name) => topics.indexOf(name));
}

/** Numbers the features in the order in which they are met. */
class Vocabulary {
  readonly #rows = new Map<string, number>();

  get size(): number {
    return this.#rows.size;
  }

  find(feature: string): number | undefined {
    return this.#rows.get(feature);
  }

  add(feature: string): number {
    const row = this.#rows.get(feature) ?? this.#rows.size;
    this.#rows.set(feature, row);
    return row;
  }
}

function readExamples(facet: Facet, vocabulary: Vocabulary): Example[] {
  const rowsOf = (features: Features): Cells => ({
    rows: features.map(([feature]) => vocabulary.add(feature)),
    values: features.map(([, value]) => value),
  });
  const word = memoized((text) => rowsOf(featuresOfWord(text)));
  const examples: (Example & { order: number })[] = [];
  for (const [topic, texts] of Object.values(facet.topics).entries()) {
    for (const sentence of texts.split("\n").flatMap(sentencesOf)) {
      const words = wordsOf(sentence);
      const pairs = words.slice(1).map((second, index) => rowsOf(featuresOfPair(words[index] ?? "", second)));
      const cells = [...words.map(word), ...pairs];
      const values = cells.flatMap((cell) => cell.values);
      const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
      examples.push({
        topic,
        features: Int32Array.from(cells.flatMap(({ rows }) => rows)),
        values: Float64Array.from(values, (value) => (value * SCALE) / length),
        order: uniform(sentence),
      });
    }
  }
  return examples.sort((one, other) => one.order - other.order);
}

interface Cells {
  rows: number[];
  values: number[];
}

function step(
  { topic: truth, features, values }: Example,
  weights: Float32Array,
  bias: Float64Array,
  rate: number,
): void {
  const size = bias.length;
  const scores = Float64Array.from(bias);
  for (let index = 0; index < features.length; index++) {
    const [row, value] = [(features[index] ?? 0) * size, values[index] ?? 0];
    for (let topic = 0; topic < size; topic++)
      scores[topic] = (scores[topic] ?? 0) + value * (weights[row + topic] ?? 0);
  }
  const errors = softmax(scores);
  errors[truth] = (errors[truth] ?? 0) - 1;
  for (let topic = 0; topic < size; topic++) {
    const push = rate * (errors[topic] ?? 0);
    if (Math.abs(push) < NEGLIGIBLE) continue;
    bias[topic] = (bias[topic] ?? 0) - BIAS_SHARE * push;
    for (let index = 0; index < features.length; index++) {
      const cell = (features[index] ?? 0) * size + topic;
      weights[cell] = (weights[cell] ?? 0) - push * (values[index] ?? 0);
    }
  }
}

/** The length to which every text's feature vector is brought. */
export const SCALE = 3;

export function softmax(scores: Float64Array): Float64Array {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
