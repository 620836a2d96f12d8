/** Texts by topic, one text a line. */
export type Topics = Record<string, string>;

/** One question that can be asked of a text, with the answers known to it. */
export interface Facet {
  name: string;
  topics: Topics;
  /** The topic that says nothing about the question: sentences of this kind weigh little. */
  background: string;
  /** Topics of one area are related: what takes one of them in takes the others in too, unless something fits better. */
  areas?: readonly Topics[];
}
