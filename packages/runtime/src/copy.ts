import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BlastgateError, finding } from "@blastgate/core";
import { type Digest, digestSchema, type HeldContents, isDigest } from "@blastgate/registry/read";
import { z } from "zod/mini";

/** What was read of a release that ran, to start from while the store is away. */
export interface Copy {
  /** The record that the environment's tag pointed at. */
  head: Digest;
  contents: HeldContents;
}

const fileSchema = z.strictObject({
  store: z.string(),
  environment: z.string(),
  head: digestSchema,
  /** By digest. All of it is JSON, which is text. */
  contents: z.record(z.string(), z.string()),
});

/** The file of an environment's copy. It holds one release, and is replaced as a whole. */
export class CopyFile {
  readonly path: string;
  readonly #store: string;
  readonly #environment: string;
  readonly #maxBytes: number;

  constructor(folder: string, of: { store: string; environment: string; maxBytes: number }) {
    this.path = join(folder, `${of.environment}.json`);
    this.#store = of.store;
    this.#environment = of.environment;
    this.#maxBytes = of.maxBytes;
  }

  /**
   * What was kept, as it stands there: it is verified by who reads it, as if it came from a store.
   *
   * @returns `undefined` where there is none
   * @throws BlastgateError `runtime-copy-damaged`
   */
  async read(): Promise<Copy | undefined> {
    let text: string;
    try {
      if ((await stat(this.path)).size > this.#maxBytes) throw new Error("it is too large");
      text = await readFile(this.path, "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw this.refusal(error instanceof Error ? error.message : String(error), error);
    }
    const { store, environment, head, contents } = this.#parse(text);
    if (environment !== this.#environment) throw this.refusal(`it is of the environment "${environment}"`);
    if (store !== this.#store) throw this.refusal(`it is of another store, ${store}`);
    const held = Object.entries(contents).flatMap(([digest, each]) =>
      isDigest(digest) ? [[digest, Buffer.from(each)] as const] : [],
    );
    return { head, contents: new Map(held) };
  }

  /** @throws BlastgateError `runtime-copy-not-kept` */
  async write({ head, contents }: Copy): Promise<void> {
    const texts = [...contents].map(([digest, each]) => [digest, Buffer.from(each).toString("utf8")]);
    const file = { store: this.#store, environment: this.#environment, head, contents: Object.fromEntries(texts) };
    const fresh = `${this.path}.${process.pid}.new`;
    try {
      await mkdir(dirname(this.path), { recursive: true });
      try {
        const handle = await open(fresh, "w", 0o600);
        try {
          await handle.writeFile(JSON.stringify(file));
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(fresh, this.path);
      } finally {
        await rm(fresh, { force: true });
      }
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      throw new BlastgateError([finding("runtime-copy-not-kept", { path: this.path, detail })], { cause });
    }
  }

  refusal(detail: string, cause?: unknown): BlastgateError {
    return new BlastgateError([finding("runtime-copy-damaged", { path: this.path, detail })], { cause });
  }

  #parse(text: string): z.infer<typeof fileSchema> {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw this.refusal("it is not JSON", cause);
    }
    const { data } = fileSchema.safeParse(value);
    if (data) return data;
    throw this.refusal("it is no copy of a release");
  }
}
