import type { Rolldown } from "tsdown";

/** An entry of the catalogue of findings, as it is printed. */
const entry = /^\t"([a-z-]+)": \{\n.*?^\t\},?\n/gms;
/** Of an entry: what an error does not say by itself. */
const unsaid = /^\t\t(?:title|fix|liftedBy): .*?(?=^\t\t\w|^\t\})/gms;
const isFindings = (module: string) => /\/core\/src\/findings\/[a-z]+\.ts$/.test(module);

/** Else there were the words for the problems of every command. A test sees that none is missing. */
export const onlyWhatErrorsSay: Rolldown.Plugin = {
  name: "only what errors say",
  renderChunk(code, _chunk, _options, { chunks }) {
    const modules = Object.values(chunks).flatMap((each) => Object.entries(each.modules));
    const named = modules.flatMap(([id, { code }]) =>
      isFindings(id) ? [] : (code?.match(/"[a-z]+(?:-[a-z]+)+"/g) ?? []),
    );
    const met = new Set(named.map((text) => text.slice(1, -1)));
    return code.replace(entry, (words, name) => (met.has(name) ? words.replace(unsaid, "") : ""));
  },
};
