export interface TimedRun {
  /** Cases. */
  passed: number;
  wallMs: number;
  cpuMs: number;
  peakMb: number;
}

/** Times a run inside its process, apart from what it took to start. `run` gives the number of cases that passed. */
export async function timeRun(run: () => Promise<number>): Promise<TimedRun> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const passed = await run();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { passed, wallMs, cpuMs: (user + system) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 };
}

/** Prints a timed run for the one who started the process. @throws where not every case passed */
export function report(timed: TimedRun, cases: number): void {
  if (timed.passed !== cases) throw new Error(`${timed.passed} of ${cases} cases passed`);
  process.stdout.write(`${JSON.stringify(timed)}\n`);
}
