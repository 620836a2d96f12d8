import type { Found } from "@blastgate/core";
import type { Repository } from "../repository.ts";

/** As `findDraftable` in find-draftable.ts, loaded when it is first needed: its parsers are of no use to other commands. */
export async function findDraftable(repository: Repository): Promise<Found> {
  const stage = await import("./find-draftable.ts");
  return stage.findDraftable(repository);
}
