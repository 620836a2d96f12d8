/** What a question asks for, and what a text must contain to give it. */
const KINDS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(?:how (?:long|soon|quickly|fast|late|early)|when|what time|until|by when|wie lange|wann|um wie ?viel uhr|cuánto tarda|cuándo|a qué hora|combien de temps|quand|à quelle heure)\b/i,
    /\b(?:days?|hours?|minutes?|weeks?|months?|years?|at once|at any time|\d+:\d+)\b/i,
  ],
  [
    /\b(?:how much|cost|costs|charge|fees?|price|expensive|free|was kostet|wie viel|wie hoch|gebühr(?:en)?|cuánto cuesta|comisión|combien coûte|frais|coûte)\b/i,
    /[£$€]\s?\d|\d\s?%|\bfree of charge\b|\bcosts? nothing\b|\bno fee\b/i,
  ],
  [
    /\b(?:where|how (?:do|can|to|would)|wo|wie|dónde|cómo|où|comment)\b/i,
    /\b(?:under|in the app|in a branch|on the (?:login )?page|by the|line)\b/i,
  ],
  [/\b(?:number|call|ring|phone|reach|telefonnummer|teléfono|numéro)\b/i, /\+?\d[\d ]{7,}/],
  [
    /\b(?:limit|most|maximum|max|highest|up to|at most|límite|höchst\w*|plafond)\b/i,
    /\b(?:limit|up to|at most|larger)\b/i,
  ],
];

/** Whether a text has what a question asks for, such as a duration for "how long". */
export function answersKind(text: string, question: string): boolean {
  return KINDS.some(([asked, given]) => asked.test(question) && given.test(text));
}
