/** Ends the run, whatever was asked: `cause` is what stopped it. An answer that fails for its own sake is no halt. */
export class Halt extends Error {
  constructor(cause: unknown) {
    super("the run is stopped", { cause });
  }
}
