import type { CaseResult } from "@blastgate/core";
import { inert, type Layout } from "@blastgate/report";
import type { RunProgress } from "@blastgate/runner";
import type { Context } from "./context.ts";
import { liveLines, type Moment, plainLine, resultLine } from "./progress-lines.ts";

export type Verbosity = "quiet" | "normal" | "verbose";

/** Shows on stderr how far a run is. */
export interface ProgressView {
  /** A run begins, and can be looked at. */
  watch(look: () => RunProgress): void;
  result(result: CaseResult): void;
  /** Something to be read now, however little was asked for. */
  note(text: string): void;
  /** The run is over: what is live is taken away. */
  end(): void;
}

/** How progress is drawn: over itself on a terminal, else line by line. */
interface Canvas {
  everyMs: number;
  draw(moment: Moment): void;
  /** A line that stays. */
  line(text: string): void;
  end(last: Moment): void;
}

/** A live view where stderr is a terminal; else a line every ten seconds, and one at the end. */
export async function showProgress(context: Context, verbosity: Verbosity): Promise<ProgressView> {
  const { process, errorLayout } = context;
  const { stderr, env } = process;
  const isLive = verbosity !== "quiet" && stderr.isTTY && env.TERM !== "dumb";
  const canvas = isLive ? await liveCanvas(stderr, errorLayout) : plainCanvas(stderr);
  let watched: { moment: () => Moment; timer: NodeJS.Timeout } | undefined;
  return {
    watch(look) {
      if (verbosity === "quiet") return;
      const startedMs = performance.now();
      const moment = () => ({ progress: look(), elapsedMs: performance.now() - startedMs, nowMs: Date.now() });
      watched = { moment, timer: setInterval(() => canvas.draw(moment()), canvas.everyMs).unref() };
    },
    result(result) {
      if (verbosity === "verbose") canvas.line(inert(resultLine(result)));
    },
    note(text) {
      canvas.line(text);
    },
    end() {
      if (!watched) return;
      clearInterval(watched.timer);
      canvas.end(watched.moment());
      watched = undefined;
    },
  };
}

async function liveCanvas(stderr: NodeJS.WriteStream, layout: Layout): Promise<Canvas> {
  const { createLogUpdate } = await import("log-update");
  const update = createLogUpdate(stderr);
  return {
    everyMs: 200,
    draw(moment) {
      update(liveLines(moment, layout).join("\n"));
    },
    line(text) {
      update.persist(text);
    },
    end() {
      update.clear();
      update.done();
    },
  };
}

function plainCanvas(stderr: NodeJS.WriteStream): Canvas {
  const line = (text: string) => {
    stderr.write(`${text}\n`);
  };
  return {
    everyMs: 10_000,
    draw: (moment) => line(plainLine(moment)),
    line,
    end: (last) => line(plainLine(last)),
  };
}
