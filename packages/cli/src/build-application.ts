import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BlastgateError, finding, type Package, rootFiles } from "@blastgate/core";
import { withoutSecrets } from "@blastgate/runner";
import { ExecaError, execa } from "execa";
import { z } from "zod";

/** A side's code, on disk. */
export interface CodeToBuild {
  side: "baseline" | "candidate";
  folder: string;
  /** Of the whole workspace, as far as applications are built from them. */
  packages: readonly Package[];
  /** A file to write what the build says to. */
  log: string;
  signal: AbortSignal;
  note: (text: string) => void;
}

const named = z.record(z.string(), z.string()).default({});
const manifestSchema = z.object({
  scripts: named,
  dependencies: named,
  devDependencies: named,
  optionalDependencies: named,
});

/**
 * Installs what the lockfile names, exactly. Without one that is known, only code without dependencies can run: it
 * would find those of the working tree around the checkout, its packages among them, and so be another version.
 *
 * @throws BlastgateError `application-not-built` or `lockfile-missing`, or the signal's reason
 */
export async function installDependencies(code: CodeToBuild, packageName: string): Promise<void> {
  const has = (path: string) => existsSync(join(code.folder, path));
  if (has("pnpm-lock.yaml")) {
    await run(code, packageName, code.folder, ["pnpm", "install", "--frozen-lockfile", "--prefer-offline"]);
  } else if (has("package-lock.json")) {
    await run(code, packageName, code.folder, ["npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"]);
  } else if ((await Promise.all(code.packages.map((each) => hasDependencies(code, each)))).includes(true)) {
    throw new BlastgateError([finding("lockfile-missing", { package: packageName, side: code.side })]);
  }
}

/**
 * Builds a package, and by turbo or pnpm those it depends on before it; npm runs its own `build` script alone. Where
 * nothing has such a script, there is nothing to build.
 *
 * @throws BlastgateError `application-not-built`, or the signal's reason
 */
export async function buildPackage(code: CodeToBuild, packageName: string): Promise<void> {
  const packages = code.packages.filter(({ name }) => name !== rootFiles);
  const home = packages.find(({ name }) => name === packageName);
  if (!home) return;
  const has = (path: string) => existsSync(join(code.folder, path));
  const folder = join(code.folder, home.folder);
  const scripts = await Promise.all(packages.map((each) => hasBuildScript(code, each)));
  if (!scripts.includes(true)) return;
  // To turbo and pnpm the root is no package among the others.
  const isMember = home.folder !== "";
  if (isMember && (has("turbo.json") || has("turbo.jsonc"))) {
    await run(code, packageName, code.folder, ["turbo", "run", "build", `--filter=${packageName}`]);
  } else if (isMember && has("pnpm-lock.yaml")) {
    await run(code, packageName, code.folder, ["pnpm", "--if-present", `--filter=${packageName}...`, "run", "build"]);
  } else {
    await run(code, packageName, folder, ["npm", "run", "--if-present", "build"]);
  }
}

async function hasBuildScript(code: CodeToBuild, { folder }: Package): Promise<boolean> {
  return (await readManifest(code, folder))?.scripts.build !== undefined;
}

async function hasDependencies(code: CodeToBuild, { folder }: Package): Promise<boolean> {
  const { dependencies, devDependencies, optionalDependencies } = (await readManifest(code, folder)) ?? {};
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).length > 0;
}

async function readManifest(code: CodeToBuild, folder: string) {
  const path = join(code.folder, folder, "package.json");
  if (!existsSync(path)) return undefined;
  return manifestSchema.safeParse(JSON.parse(await readFile(path, "utf8"))).data;
}

async function run(code: CodeToBuild, packageName: string, cwd: string, command: [string, ...string[]]): Promise<void> {
  const { side, folder, log, signal, note } = code;
  const [program, ...args] = command;
  const written = command.join(" ");
  note(`Making ${packageName} of the ${side} ready: ${written}`);
  try {
    await execa(program, args, {
      cwd,
      env: { NO_COLOR: "1", FORCE_COLOR: "0", TURBO_TELEMETRY_DISABLED: "1" },
      preferLocal: true,
      localDir: folder,
      stdin: "ignore",
      all: true,
      cancelSignal: signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ExecaError)) throw error;
    const said = typeof error.all === "string" ? error.all : "";
    await mkdir(dirname(log), { recursive: true });
    await writeFile(log, `${written}\n${said}\n`);
    const detail = withoutSecrets(said.trim() === "" ? error.shortMessage : ending(said));
    throw new BlastgateError(
      [finding("application-not-built", { package: packageName, side, command: written, detail, log })],
      { cause: error },
    );
  }
}

/** What a build says last is why it failed, as a rule. */
function ending(text: string): string {
  return text.length > 380 ? `… ${text.slice(-380)}` : text;
}
