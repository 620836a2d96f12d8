import type { Inbox } from "./inbox.ts";

/** What keys ask for is put into the inbox, until it is closed; the terminal is then as it was. */
export function listenForKeys(process: NodeJS.Process, inbox: Inbox, isEvaluating: () => boolean): { close(): void } {
  const { stdin } = process;
  const listen = (data: Buffer) => {
    for (const key of data.toString()) {
      if (key === controlC && isEvaluating()) {
        // A terminal that gives keys one by one makes no signal of it, and the run listens for one.
        process.kill(process.pid, "SIGINT");
      } else if (key === "q" || key === controlC) inbox.quit();
      else if (!isEvaluating() && /[\r\ne]/.test(key)) inbox.evaluate();
    }
  };
  stdin.setRawMode(true);
  stdin.on("data", listen);
  return {
    close() {
      stdin.off("data", listen);
      stdin.setRawMode(false);
      stdin.pause();
    },
  };
}

const controlC = "\u0003";
