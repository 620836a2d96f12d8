import type { ReadSentence } from "./read-message.ts";
import { type Evidence, type FacetModel, SCALE, softmax } from "./train.ts";

const known = new WeakMap<ReadSentence, Map<FacetModel, Float64Array>>();

/** The probability of each topic of a facet, given a sentence as far as it was read. */
export function topicsOf(model: FacetModel, sentence: ReadSentence): Float64Array {
  const byModel = known.get(sentence) ?? new Map<FacetModel, Float64Array>();
  known.set(sentence, byModel);
  const topics = byModel.get(model) ?? weigh(model, sentence);
  byModel.set(model, topics);
  return topics;
}

function weigh(model: FacetModel, { words, attention }: ReadSentence): Float64Array {
  const sum = new Float64Array(model.topics.length);
  let squaredLength = 0;
  const add = ({ perTopic, squaredLength: length }: Evidence, weight: number) => {
    // The whole sentence sets the scale, so that what was hardly read says hardly anything.
    squaredLength += length;
    for (let topic = 0; topic < sum.length; topic++) sum[topic] = (sum[topic] ?? 0) + weight * (perTopic[topic] ?? 0);
  };
  for (const [index, word] of words.entries()) {
    const weight = attention[index] ?? 0;
    add(model.word(word), weight);
    const next = words[index + 1];
    if (next !== undefined) add(model.pair(word, next), Math.min(weight, attention[index + 1] ?? 0));
  }
  const factor = squaredLength === 0 ? 0 : SCALE / Math.sqrt(squaredLength);
  return softmax(sum.map((value, topic) => value * factor + (model.bias[topic] ?? 0)));
}
