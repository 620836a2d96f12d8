/**
 * Text from prompts, cases and models, made harmless to show: no control characters (ANSI escapes begin with one), no
 * marks that turn the direction of writing, no line ends, no commands to CI. Each is replaced by a visible sign.
 */
export function inert(text: string): string {
  return withoutCommands(text.replace(unsafe, signOf));
}

/** The same for text of several lines: line ends and tabs stay. */
export function inertText(text: string): string {
  return withoutCommands(text.replace(unsafe, (found) => (found === "\n" || found === "\t" ? found : signOf(found))));
}

/** The same, cut to a length in characters, with an ellipsis where something is left out. */
export function excerpt(text: string, length: number): string {
  // A megabyte is not looked through for a line of it.
  const start = text.slice(0, length * 4);
  const safe = inert(start).replace(/ +/g, " ").trim();
  const characters = [...safe.slice(0, length * 2)];
  const whole = characters.length <= length && start.length === text.length;
  return whole ? safe : `${characters.slice(0, length - 1).join("")}…`;
}

/**
 * GitHub Actions obeys what a step prints: `::name …::` where a line begins with it, and `##[name …]` anywhere
 * (https://github.com/actions/runner, ActionCommand.cs). A space breaks either up.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*:)(?=:)/gm, "$1 ").replaceAll("##[", "## [");
}

function signOf(character: string): string {
  return /\s/.test(character) ? " " : "�";
}

const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
