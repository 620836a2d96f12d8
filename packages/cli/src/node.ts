import manifest from "../package.json" with { type: "json" };

/** What to say where Node is older than the package needs; `undefined` where it will do. */
export function missingNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const needed = manifest.engines.node.replace(">=", "");
  const [neededMajor = 0, neededMinor = 0] = needed.split(".").map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return undefined;
  return `blastgate needs Node ${needed} or newer, and this is Node ${version}. Install a newer one: https://nodejs.org`;
}

/** Node warns of its own parts that may yet change, SQLite among them. Nobody who runs a command can act on that. */
export function dropExperimentalWarnings(process: NodeJS.Process): void {
  const listeners = process.listeners("warning");
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if (warning.name !== "ExperimentalWarning") for (const listener of listeners) listener(warning);
  });
}
