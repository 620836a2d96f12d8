/** A wording and how much pressure it puts, from 0 (none) to 1. */
export interface Wording {
  pattern: RegExp;
  weight: number;
}

/** Wordings that ask for little. */
export const BREVITY: readonly Wording[] = words([
  [/\bconcise(?:ly|ness)?\b|\bconcision\b/, 0.55],
  [/\bbrief(?:ly|er)?\b|\bbrevity\b/, 0.55],
  [/\bshort(?:er|ly)?\b/, 0.45],
  [/\bto the point\b|\bcut to the chase\b/, 0.5],
  [/\bterse(?:ly)?\b|\blaconic\b|\bcurt\b/, 0.65],
  [/\bcrisp(?:ly)?\b|\bcompact(?:ly)?\b|\bsnappy\b|\bpithy\b|\bpunchy\b/, 0.45],
  [/\bsuccinct(?:ly)?\b/, 0.55],
  [/\bas few (?:words|sentences|lines) as\b|\bfewer words\b|\bfewest\b/, 0.6],
  [/\b(?:not|never|without|no) (?:\w+ )?(?:dwell|dwelling|ramble|rambling|elaborate|linger|lingering|digress)\b/, 0.5],
  [/\b(?:not|never|without) (?:go|going|get|getting) into detail/, 0.5],
  [
    /\b(?:skip|drop|omit|leave out|ignore|spare \w+)(?: \w+){0,2} (?:details?|preamble|explanations?|pleasantries|background|niceties)\b/,
    0.5,
  ],
  [/\bkeep (?:it|things|everything|this) (?:tight|simple|small|light|short)\b|\btight(?:ly)?\b/, 0.4],
  [/\blean(?:er)?\b|\beconomical(?:ly)?\b|\beconomy\b|\bsparing(?:ly)?\b|\bfrugal\b/, 0.45],
  [
    /\bminimal(?:ly|ist)?\b|\bbare (?:essentials|minimum|bones)\b|\bonly the (?:essentials?|gist|core|main point)\b/,
    0.5,
  ],
  [/\b(?:no|without|cut(?: out)?|trim)(?: \w+)? (?:fluff|padding|filler|waffle|frills|fat)\b/, 0.45],
  [/\bwaste (?:no|neither)\b|\bless is more\b|\bevery word (?:must |has to )?(?:count|earn)/, 0.45],
  [/\bget (?:straight|right|quickly) to\b|\bstraight to\b/, 0.35],
  [/\b(?:focus|concentrate) (?:only )?on (?:what matters|the essentials?|the main|the core|the key)\b/, 0.35],
  [/\bquick(?:ly|er)?\b|\bfast(?:er)?\b|\befficient(?:ly)?\b|\bat a glance\b|\bskim\b/, 0.3],
]);

/** Wordings that ask to take in what is written. */
export const THOROUGHNESS: readonly Wording[] = words([
  [
    /\b(?:read|consider|look at|take in|go through|listen to|attend to|reading|work through)\b.{0,50}\b(?:whole|entire(?:ly|ty)?|every|everything|all|full|fully|complete(?:ly)?|each|the end)\b/,
    0.95,
  ],
  [/\bto the (?:very )?end\b|\bfrom (?:start|beginning|first|top) to\b/, 0.7],
  [
    /\b(?:not|never|without)(?: \w+)? (?:skip|miss|overlook|skim|rush|jump|skipping|missing|skimming|rushing|overlooking)\b|\bmiss nothing\b/,
    0.6,
  ],
  [/\btake (?:your|the) time\b|\bpatient(?:ly)?\b|\bunhurried\b/, 0.4],
  [/\bcareful(?:ly)?\b|\bwith care\b|\bclosely\b|\battentive(?:ly)?\b|\bconscientious(?:ly)?\b/, 0.4],
  [/\bthorough(?:ly|ness)?\b|\bin full\b|\bevery detail\b|\b(?:word for word|line by line)\b/, 0.55],
]);

/** Wordings that ask for much to be written. */
export const ELABORATION: readonly Wording[] = words([
  [/\b(?:in|with|give|more|full) details?\b|\bdetailed\b|\belaborate(?:ly)?\b|\bat length\b/, 0.5],
  [/\bexhaustive(?:ly)?\b|\bcomprehensive(?:ly)?\b|\bcomplete answers?\b/, 0.5],
]);

/** Words that make a wording stronger or weaker. */
export const STRENGTH: readonly Wording[] = words([
  [/\babove all\b|\bextremely\b|\bat all times\b|\bwithout exception\b|\bmust\b/, 1.35],
  [/\bvery\b|\balways\b|\breally\b|\bas \w+ as (?:possible|you can)\b|\bmuch\b|\bstrictly\b/, 1.25],
  [
    /\b(?:fairly|rather|a (?:little|bit)|somewhat|reasonably|where (?:possible|you can)|try to|when you can|if possible)\b/,
    0.6,
  ],
]);

export const NEGATION =
  /\b(?:not|never|dont|no need to|avoid|without|instead of|rather than|neither|nor)\s+(?:\w+\s+){0,3}$/;

/** Sentences about what is written, as opposed to how to work in general. */
export const ABOUT_WRITING =
  /\b(?:answers?|answering|repl(?:y|ies|ying)|respon(?:d|se|ses)|writ(?:e|es|ing|ten)|outputs?|sentences?|summar(?:y|ies)|e-?mails?|paragraphs?|explanations?|you (?:say|send))\b/;

function words(rows: readonly (readonly [RegExp, number])[]): Wording[] {
  return rows.map(([pattern, weight]) => ({ pattern, weight }));
}
