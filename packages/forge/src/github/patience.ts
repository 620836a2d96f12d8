/** How long rate limits may keep a command waiting, over all that it asks. */
export class Patience {
  readonly #seconds: number;
  #waits = 0;
  #waited = 0;
  #refused = 0;

  constructor(seconds: number) {
    this.#seconds = seconds;
  }

  get waitedSeconds(): number {
    return this.#waited;
  }

  /** What was asked for and not granted. */
  get refusedSeconds(): number {
    return this.#refused;
  }

  /** Whether there is time to wait so much more. It ends also where a clock that is ahead makes every wait one of 0 s. */
  grants(seconds: number): boolean {
    if (this.#waits >= 10 || this.#waited + seconds > this.#seconds) {
      this.#refused = seconds;
      return false;
    }
    this.#waits += 1;
    this.#waited += seconds;
    return true;
  }
}
