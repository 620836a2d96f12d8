import { BlastgateError } from "@blastgate/core";
import { openRunStore } from "../../src/store/open-run-store.ts";
import { responseOf } from "./response.ts";

// A process that keeps responses in a run store, to be started by tests.
//   hold FOLDER PLAN PREFIX COUNT    keeps so many, says so, and waits to be killed
//   finish FOLDER PLAN PREFIX COUNT  keeps so many, and finishes its run
//   read FOLDER PLAN PREFIX COUNT    tells which of so many there are, and whether another could be bought
//   fill FOLDER PLAN PREFIX          keeps long ones, eight at once, until that fails

const [mode, folder = "", plan = "", prefix = "", count = "0"] = process.argv.slice(2);
const store = await openRunStore({ folder, plan, cache: true, resume: false, shared: null });
const requests = Array.from({ length: Number(count) }, (_, index) => `${prefix}${index}`);
const keep = (request: string, output = request) => store.responses.keep(request, "scripted", responseOf(output));

function say(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** What an error says, or `ok`. */
async function outcomeOf(action: () => Promise<void>): Promise<object> {
  try {
    await action();
    return { code: "ok" };
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    const [problem] = error.findings;
    return { code: problem?.code, lost: problem?.args.lost };
  }
}

async function fill(): Promise<void> {
  const outcomes: Record<string, object> = {};
  let isFull = false;
  let next = 0;
  const worker = async (): Promise<void> => {
    while (!isFull) {
      const request = `${prefix}${next++}`;
      const outcome = await outcomeOf(async () => {
        await store.responses.ready();
        await keep(request, request.repeat(10_000));
      });
      outcomes[request] = outcome;
      if (!("code" in outcome && outcome.code === "ok")) isFull = true;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  await store.close();
  say({ outcomes, findings: store.findings.map(({ code }) => code) });
}

if (mode === "fill") await fill();
else if (mode === "read") {
  const found: string[] = [];
  for (const request of requests) if (await store.responses.get(request)) found.push(request);
  const buying = await outcomeOf(() => store.responses.ready());
  await store.close();
  say({ found, buying, findings: store.findings.map(({ code }) => code) });
} else {
  await Promise.all(requests.map((request) => keep(request)));
  if (mode === "finish") {
    await store.finish();
    await store.close();
  } else setInterval(() => undefined, 60_000);
  say("kept");
}
