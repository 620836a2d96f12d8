import { placeOf, pointer } from "../data/places.ts";
import { finding } from "../findings/catalogue.ts";
import { nearest } from "../findings/suggestion.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Snapshot } from "../schemas/snapshot.ts";

/** Change notes that name prompts which do not exist. */
export function checkNotes({ notes, prompts }: Snapshot): Finding[] {
  const ids = new Set(prompts.map(({ id }) => id));
  return notes.flatMap(({ path, positions, releases }) =>
    releases
      .filter(({ prompt }) => !ids.has(prompt))
      .map(({ prompt }) =>
        finding(
          "note-prompt-unknown",
          { prompt, suggestion: nearest(prompt, ids) },
          placeOf(path, positions, pointer(prompt)),
        ),
      ),
  );
}
