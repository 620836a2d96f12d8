import { type ChildProcess, fork } from "node:child_process";
import type { ProviderResponse } from "../provider.ts";
import { type Note, noteSchema, type Order, readResponse } from "./messages.ts";

export interface ProcessOptions {
  /** The module that the process runs: it calls `serveApplication`. */
  entry: string;
  /** `file://` with a path from `cwd`. */
  target: string;
  /** The side's checkout. */
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** A question as it ended: answered, or with the process, whoever's fault that was. */
export type Ending =
  | { kind: "answered"; response: ProviderResponse }
  /** `alone`: nothing else was under way. */
  | { kind: "process-ended"; detail: string; alone: boolean };

/** Windows has no process groups. */
const inGroup = process.platform !== "win32";

/** How long it may take to load, to say that a call is cancelled, and to end. */
const patienceMs = { load: 120_000, cancel: 2_000, end: 2_000 };

/** One process of an application, from its start to its end. */
export class ApplicationProcess {
  /** Resolves when it can be asked. Rejects with what it says where it cannot be loaded. */
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  readonly #underWay = new Map<number, (ending: Ending) => void>();
  #isOver = false;
  #next = 0;
  #complaints = "";
  #why: string | undefined;

  constructor({ entry, target, cwd, env }: ProcessOptions) {
    this.#child = fork(entry, [target], {
      cwd,
      env,
      execArgv: [],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      // In a group with the processes it starts: a terminal's interrupt does not reach it, and all end together.
      detached: inGroup,
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-2_000);
    });
    const loaded = Promise.withResolvers<void>();
    this.ready = loaded.promise;
    this.ready.catch(() => {});
    const tooLong = setTimeout(() => this.#kill("it did not load in time"), patienceMs.load);
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        clearTimeout(tooLong);
        const said = lastWords(this.#complaints);
        const detail = `${this.#why ?? how}${said === "" ? "" : `: ${said}`}`;
        loaded.reject(new Error(detail));
        const alone = this.#underWay.size === 1;
        for (const settle of this.#underWay.values()) settle({ kind: "process-ended", detail, alone });
        this.#underWay.clear();
        resolve();
      };
      const silent = new Promise((silenced) => this.#child.stderr?.once("close", silenced));
      this.#child.once("exit", (code, signal) => {
        this.#isOver = true;
        this.#endGroup();
        const how = `its process ended with ${signal ?? `exit code ${code}`}`;
        // Its last words may still be on their way; a process of its own that lives on may keep the way open.
        const late = setTimeout(() => end(how), patienceMs.end);
        void silent.then(() => {
          clearTimeout(late);
          end(how);
        });
      });
      this.#child.once("error", (error) => end(error.message));
    });
    this.#child.on("message", (said) => {
      const note = noteSchema.safeParse(said).data;
      if (note?.kind === "ready") {
        clearTimeout(tooLong);
        loaded.resolve();
      } else if (note?.kind === "not-loaded") {
        loaded.reject(new Error(note.detail));
        void this.end();
      } else if (note) this.#settle(note);
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** @throws the signal's reason. The process is ended where it does not hear that it need not go on. */
  async ask(text: string, repeat: number, signal: AbortSignal): Promise<Ending> {
    signal.throwIfAborted();
    if (this.#isOver) return { kind: "process-ended", detail: "its process ended", alone: false };
    const id = this.#next++;
    const ending = new Promise<Ending>((resolve) => this.#underWay.set(id, resolve));
    this.#send({ kind: "call", id, text, repeat });
    const given = Promise.withResolvers<never>();
    const giveUp = (): void => {
      given.reject(signal.reason);
      this.#cancel(id);
    };
    signal.addEventListener("abort", giveUp, { once: true });
    try {
      return await Promise.race([ending, given.promise]);
    } finally {
      signal.removeEventListener("abort", giveUp);
    }
  }

  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    const late = setTimeout(() => this.#kill("it did not end in time"), patienceMs.end);
    await this.ended;
    clearTimeout(late);
  }

  /** A call that is given up stays under way until the process says that it is not: it may be what blocks it. */
  #cancel(id: number): void {
    this.#send({ kind: "cancel", id });
    setTimeout(() => {
      if (this.#underWay.has(id)) this.#kill("it did not answer, and was ended");
    }, patienceMs.cancel).unref();
  }

  #settle(note: Extract<Note, { id: number }>): void {
    const settle = this.#underWay.get(note.id);
    this.#underWay.delete(note.id);
    if (note.kind === "cancelled") return;
    settle?.({ kind: "answered", response: { ...parse(note.response), latencyMs: note.latencyMs } });
  }

  #send(order: Order): void {
    // A process that has just ended cannot be told; its end settles what is under way.
    this.#child.send(order, () => {});
  }

  #kill(why: string): void {
    this.#why = why;
    this.#endGroup();
  }

  /** Ends what is left of it and of the processes it started. */
  #endGroup(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      process.kill(inGroup ? -pid : pid, "SIGKILL");
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }
}

/** The end of what was written to stderr, without stacks. */
function lastWords(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !/^\s+at |^Node\.js v/.test(line));
  return lines.slice(-4).join(" ").trim();
}

function parse(json: string): ProviderResponse {
  try {
    return readResponse(JSON.parse(json));
  } catch (error) {
    return { error: `its response is no JSON: ${error instanceof Error ? error.message : error}` };
  }
}
