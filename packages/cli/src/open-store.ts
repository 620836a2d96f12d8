import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import {
  BlastgateError,
  type Config,
  configSchema,
  type Environment,
  finding,
  nearest,
  parseData,
} from "@blastgate/core";
import {
  type Digest,
  digestSchema,
  findRelease,
  listEnvironments,
  openStore,
  readChain,
  type Store,
  type StoreOptions,
} from "@blastgate/registry";
import type { Context } from "./context.ts";

/** The store that a command is about. */
export interface OpenedStore {
  store: Store;
  /** The folder of blastgate.yaml; the working folder where there is none. */
  root: string;
  /** `null` where there is no blastgate.yaml, and `--store` says where the store is. */
  config: Config | null;
}

/**
 * Opens the store that `--store` names, else blastgate.yaml of this folder or the next one above. It takes no git: what
 * environments run can be seen and moved from any machine.
 *
 * @throws BlastgateError `config-missing` where nothing says where the store is; as blastgate.yaml and `openStore`
 */
export async function openStoreHere(
  { cwd }: Pick<Context, "cwd">,
  flags: { store?: string | undefined },
  options: StoreOptions = {},
): Promise<OpenedStore> {
  const found = await findConfig(cwd);
  const location = flags.store === undefined ? configuredStore(found).location : storeAt(cwd, flags.store);
  const store = await openStore(location, options);
  return { store, root: found?.root ?? cwd, config: found?.config ?? null };
}

/** @param location the path of a folder, from `base`, or the address of a registry */
export async function openStoreAt(base: string, location: string, options: StoreOptions = {}): Promise<Store> {
  return openStore(storeAt(base, location), options);
}

/** Where a store is, as `openStore` takes it, and the folder that is gone by otherwise. */
export interface StorePlace {
  location: string;
  root: string;
}

/**
 * The place of the store that `openStoreHere` opens. With `--store` not even blastgate.yaml has to be right.
 *
 * @throws BlastgateError as `openStoreHere`
 */
export async function findStore(
  { cwd }: Pick<Context, "cwd">,
  flags: { store?: string | undefined },
): Promise<StorePlace> {
  return flags.store === undefined
    ? configuredStore(await findConfig(cwd))
    : { location: storeAt(cwd, flags.store), root: cwd };
}

function configuredStore(found: { root: string; config: Config } | null): StorePlace {
  if (found) return { location: storeAt(found.root, found.config.store), root: found.root };
  throw new BlastgateError([finding("config-missing", { where: "this folder or above it" }, { path: configFile })]);
}

function storeAt(base: string, location: string): string {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(location) ? location : resolve(base, location);
}

const configFile = "blastgate.yaml";

async function findConfig(folder: string): Promise<{ root: string; config: Config } | null> {
  const path = join(folder, configFile);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  const above = dirname(folder);
  if (text === undefined) return above === folder ? null : findConfig(above);
  const { value, findings } = parseData(text, configSchema, { path: configFile });
  if (!value) throw new BlastgateError(findings);
  return { root: folder, config: value };
}

/** @throws BlastgateError `config-missing`, `environment-not-configured` */
export function environmentIn(config: Config | null, name: string): Environment {
  if (!config) {
    throw new BlastgateError([finding("config-missing", { where: "this folder or above it" }, { path: configFile })]);
  }
  const environment = config.environments.find((each) => each.name === name);
  if (environment) return environment;
  const suggestion = nearest(
    name,
    config.environments.map((each) => each.name),
  );
  throw new BlastgateError([finding("environment-not-configured", { environment: name, suggestion })]);
}

/** @throws BlastgateError `environment-not-in-store` */
export async function requireHistory(store: Store, environment: string): Promise<void> {
  const known = await listEnvironments(store);
  if (known.includes(environment)) return;
  const suggestion = nearest(environment, known);
  throw new BlastgateError([finding("environment-not-in-store", { environment, store: store.name, suggestion })]);
}

/**
 * The release that a person means: what an environment of that name runs, else as `findRelease`.
 *
 * @throws BlastgateError `release-unknown`, `release-ambiguous`
 */
export async function releaseNamed(store: Store, written: string): Promise<Digest> {
  if ((await listEnvironments(store)).includes(written)) {
    const { running } = await readChain(store, written);
    if (running) return digestSchema.parse(running.release);
  }
  return findRelease(store, written);
}
