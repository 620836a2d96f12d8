import { openPrompts } from "../../src/index.ts";

/** Opens prompts, renders one, and does nothing more: what is left must not keep the process alive. */
const [store = "", copy = ""] = process.argv.slice(2);
const prompts = await openPrompts({ store, copy, environment: "production", pollMs: 1 });
const { version } = await prompts.get("chat/answer").render({ message: "Where is my card?" });
process.stdout.write(version ?? "");
