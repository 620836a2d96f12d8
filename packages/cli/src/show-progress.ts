import { plural } from "@blastgate/report";
import type { RunProgress } from "@blastgate/runner";
import type { Context } from "./context.ts";

/**
 * Progress on stderr: one line that is written over on a terminal, else a line each time the run is a quarter
 * further.
 */
export function showProgress({ process: { stderr }, errorLayout: { width } }: Context): {
  show(progress: RunProgress): void;
  done(): void;
} {
  let quarters = 0;
  let open = false;
  const words = ({ done, total, errors, sent, cached }: RunProgress) =>
    [
      `${done}/${total} cases`,
      `${plural(sent, "request")} sent`,
      `${cached} from the cache`,
      ...(errors > 0 ? [plural(errors, "error")] : []),
    ].join(", ");
  return {
    show(progress) {
      if (stderr.isTTY) {
        stderr.write(
          `\r${words(progress)
            .slice(0, width - 1)
            .padEnd(width - 1)}`,
        );
        open = true;
        return;
      }
      const reached = Math.floor((4 * progress.done) / progress.total);
      if (reached > quarters) stderr.write(`${words(progress)}\n`);
      quarters = reached;
    },
    done() {
      if (open) stderr.write(`\r${" ".repeat(width - 1)}\r`);
      open = false;
    },
  };
}
