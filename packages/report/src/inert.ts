/**
 * Text from prompts, cases and models, made harmless to show: no control characters (ANSI escapes begin with one), no
 * marks that turn the direction of writing, no line ends. Each is replaced by a visible sign.
 */
export function inert(text: string): string {
  return text.replace(unsafe, (found) => (/\s/.test(found) ? " " : "�"));
}

/** The same for text of several lines: line ends and tabs stay. */
export function inertText(text: string): string {
  return text.replace(unsafe, (found) => (found === "\n" || found === "\t" ? found : inert(found)));
}

/** The same, cut to a length in characters, with an ellipsis where something is left out. */
export function excerpt(text: string, length: number): string {
  const safe = inert(text).replace(/ +/g, " ").trim();
  const characters = [...safe];
  return characters.length <= length ? safe : `${characters.slice(0, length - 1).join("")}…`;
}

const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
