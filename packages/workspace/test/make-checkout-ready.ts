import { appendFileSync } from "node:fs";
import { openCheckout, openRepository } from "../src/index.ts";

/** Makes a part of a checkout ready, and logs when that begins and ends. */
const [, , dir = "", commit = "", part = "", log = ""] = process.argv;

const prepare = async (): Promise<void> => {
  appendFileSync(log, "begin\n");
  await new Promise(setImmediate);
  appendFileSync(log, "end\n");
};
const { signal } = new AbortController();
const checkout = await openCheckout(await openRepository(dir), { commit, parts: [part], prepare, signal });
checkout.release();
