import type { WorkspaceDraft } from "../schemas/workspace-draft.ts";
import type { Found } from "./found.ts";

/** As `draftWorkspace` in draft-workspace.ts, loaded when it is first needed: it draws on the statistics. */
export async function draftWorkspace(found: Found): Promise<WorkspaceDraft> {
  const stage = await import("./draft-workspace.ts");
  return stage.draftWorkspace(found);
}
