import type { EnvironmentState } from "../schemas/environment.ts";
import type { Run } from "../schemas/trace.ts";
import { isMove } from "./environment-state.ts";

/** When an environment ran which release, oldest first. */
export function runsOf({ environment, history }: EnvironmentState): (Run & { release: string })[] {
  const moves = history.filter(isMove);
  return moves.map(({ release, at, digest, actor }, index) => ({
    environment,
    release,
    from: at,
    until: moves[index + 1]?.at ?? null,
    record: digest,
    actor,
  }));
}
