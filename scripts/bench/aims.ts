import type { Times } from "./measure.ts";
import type { TurboResult, WorkspaceResult } from "./measure-workspaces.ts";

export interface StartUpResult {
  version: Times;
  impactOnAcme: Times;
}

export interface Results {
  machine: { processor: string; cores: number; memoryGb: number; node: string; git: string };
  workspaces: WorkspaceResult[];
  turbo: TurboResult[];
  startUp: StartUpResult;
}

/** A measured number against the most (or with `atLeast` the least) that it should be. */
export interface Aim {
  what: string;
  unit: "ms" | "MB" | "times";
  measured: number;
  aim: number;
  atLeast: boolean;
  met: boolean;
}

const memoryAimMb = 1_500;
const startUpAimMs = 150;
const turboAims: ReadonlyMap<number, number> = new Map([
  [1_000, 3],
  [5_000, 10],
]);

export function aimsOf({ workspaces, turbo, startUp }: Results): Aim[] {
  return [
    ...workspaces.flatMap(({ prompts, floors, cold, warm, coldPeakMb, warmPeakMb }) => {
      const size = `${prompts.toLocaleString("en")} prompts`;
      return [
        atMost(`${size}, cold`, "ms", cold.median, 3 * floors.nodeHashes.median),
        atMost(`${size}, warm`, "ms", warm.median, 2 * floors.gitStatus.median + 150),
        atMost(`${size}, peak memory`, "MB", Math.max(coldPeakMb, warmPeakMb), memoryAimMb),
      ];
    }),
    ...turbo.map(({ prompts, turbo: theirs, affected }) =>
      atLeast(
        `${prompts.toLocaleString("en")} prompts, faster than turbo`,
        theirs.median / affected.median,
        turboAims.get(prompts) ?? 1,
      ),
    ),
    atMost("`blastgate --version`", "ms", startUp.version.median, startUpAimMs),
    atMost("`blastgate impact` on Acme", "ms", startUp.impactOnAcme.median, startUpAimMs),
  ];
}

export function atMost(what: string, unit: Aim["unit"], measured: number, aim: number): Aim {
  return { what, unit, measured, aim, atLeast: false, met: measured <= aim };
}

function atLeast(what: string, measured: number, aim: number): Aim {
  return { what, unit: "times", measured, aim, atLeast: true, met: measured >= aim };
}
