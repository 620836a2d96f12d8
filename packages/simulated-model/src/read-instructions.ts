import { memoized } from "./memo.ts";
import { type JsonKey, readJsonKeys } from "./read-format.ts";
import { type Limits, readLimits } from "./read-limits.ts";
import { type Lists, sortLists } from "./read-lists.ts";
import { type Pressure, readPressure } from "./read-pressure.ts";
import { type Rule, readRules } from "./read-rules.ts";
import { readSections } from "./read-sections.ts";
import { readTask, type Task } from "./read-task.ts";
import { readVoice, type Voice } from "./read-voice.ts";

/** All that the model takes from the instructions of a prompt. */
export interface Instructions {
  task: Task;
  pressure: Pressure;
  limits: Limits;
  voice: Voice;
  lists: Lists;
  /** Undefined where no JSON is asked for. */
  keys: JsonKey[] | undefined;
  /** The answer is to be the label and nothing else. */
  labelOnly: boolean;
  rules: Rule[];
  sentences: string[];
}

const INSTRUCTIONS_KEPT = 500;

/** Reads a system text. Remembered by text, since many messages come under the same instructions. */
export const readInstructions: (text: string) => Instructions = memoized((text) => {
  const sections = readSections(text);
  const keys = readJsonKeys(sections.sentences, sections.lists);
  const lists = sortLists(sections.lists, keys ?? []);
  const sentences = [...sections.sentences, ...lists.rules];
  return {
    task: readTask(sentences, lists, keys),
    pressure: readPressure(sentences),
    limits: readLimits(sentences.filter((sentence) => !/^\W*(?:if|when)\b/i.test(sentence))),
    voice: readVoice(sentences),
    lists,
    keys,
    labelOnly: sentences.some((sentence) => LABEL_ONLY.test(sentence)),
    rules: readRules(sentences),
    sentences,
  };
}, INSTRUCTIONS_KEPT);

const LABEL_ONLY =
  /\b(?:name|label|queue|category|word|level|grade|value|class|type|code|team|topic)s?\b[^.]{0,30}\b(?:only|alone|nothing (?:else|more))\b|\b(?:only|just|nothing but)\b[^.]{0,25}\b(?:name|label|queue|category|word|level|grade|value|class|type|code|team|topic)\b|\b(?:single|one) (?:word|label)\b/i;
