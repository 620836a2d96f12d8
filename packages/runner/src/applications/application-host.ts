import { BlastgateError, finding, type Model, targetPath } from "@blastgate/core";
import type { ModelProvider } from "../provider.ts";
import { withoutSecrets } from "../secrets.ts";
import { Application } from "./application.ts";
import { addressProvider } from "./call-address.ts";
import { applicationConfigSchema, type OfferedApplication, type SideName } from "./prepare-application.ts";
import { removeSnapshotFolder, writeSnapshotFolder } from "./snapshot-folder.ts";

export interface HostOptions {
  side: SideName;
  /** The side's checkout, where its applications run: built, and with their dependencies installed. */
  folder: string;
  /** The module that an application's process runs: it calls `serveApplication`. */
  entry: string;
}

/** Runs the applications of one side, each in a process of its own. */
export class ApplicationHost {
  readonly side: SideName;
  readonly #options: HostOptions;
  readonly #offered = new Map<string, OfferedApplication>();
  readonly #starts: Promise<Application>[] = [];
  readonly #closing: (() => Promise<void>)[] = [];
  #isClosed = false;

  constructor(options: HostOptions) {
    this.side = options.side;
    this.#options = options;
  }

  /** Makes an application known, by the model that stands for it. Nothing is started yet. */
  offer(application: OfferedApplication): void {
    this.#offered.set(applicationConfigSchema.parse(application.model.config).instance, application);
  }

  /**
   * The application that a model stands for. It is started when it is first asked, which may be never: answers are kept.
   * Where that fails, each question throws BlastgateError `application-not-started`.
   */
  load(model: Model): ModelProvider {
    const { instance } = applicationConfigSchema.parse(model.config);
    const offered = this.#offered.get(instance);
    if (!offered) throw new Error(`no application ${model.provider} is prepared on this side`);
    const { target, resolved } = offered;
    if (targetPath(target) === null) return addressProvider(target, this.side, resolved);
    let started: Promise<Application> | undefined;
    return {
      id: () => target,
      callApi: async (...question) => {
        if (!started) {
          started = this.#start(offered);
          this.#starts.push(started);
        }
        return (await started).callApi(...question);
      },
    };
  }

  async #start({ target, resolved }: OfferedApplication): Promise<Application> {
    const folder = await writeSnapshotFolder(resolved.prompts);
    this.#closing.push(() => removeSnapshotFolder(folder));
    try {
      if (this.#isClosed) throw new Error("the run is over");
      const { entry, folder: cwd } = this.#options;
      const env = { ...process.env, BLASTGATE_SNAPSHOT: folder };
      const application = new Application({ entry, target, cwd, env });
      this.#closing.push(() => application.end());
      await application.ready;
      return application;
    } catch (cause) {
      const detail = withoutSecrets(cause);
      throw new BlastgateError([finding("application-not-started", { target, side: this.side, detail })], { cause });
    }
  }

  /** Ends every process, and then removes what it read. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#closeAll();
    // What was only about to start has something to close by now.
    await Promise.allSettled(this.#starts);
    await this.#closeAll();
  }

  async #closeAll(): Promise<void> {
    for (const close of this.#closing.splice(0).reverse()) await close();
  }
}
