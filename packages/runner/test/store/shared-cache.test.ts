import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { type SharedCacheOptions, sharedCacheOf } from "../../src/store/shared-cache.ts";
import { answered, emptyFolder, keepAll, openStore } from "./support.ts";

const token = "token-of-the-team";

interface Server {
  url: string;
  stop(): void;
}

/** The remote cache that people run for Turborepo, with a folder to store in. */
function startServer(storage: string, env: Record<string, string> = {}): Promise<Server> {
  const program = join(
    dirname(fileURLToPath(import.meta.resolve("turborepo-remote-cache/package.json"))),
    "dist/cli.js",
  );
  const settings = {
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: "0",
    TURBO_TOKEN: token,
    STORAGE_PROVIDER: "local",
  };
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...settings, STORAGE_PATH: storage, STORAGE_PATH_USE_TMP_FOLDER: "false", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += String(chunk);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address !== undefined) resolve({ url: address, stop: () => void child.kill("SIGKILL") });
    });
    child.once("exit", () => reject(new Error(`the server did not start: ${said}`)));
  });
}

async function startScripted(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return `http://127.0.0.1:${port}`;
}

function sharedAt(url: string, options: Partial<SharedCacheOptions> = {}): { shared: SharedCacheOptions } {
  return { shared: { url, token, team: "support", write: false, ...options } };
}

describe("a shared cache", () => {
  const storage = mkdtempSync(join(tmpdir(), "blastgate-shared-"));
  let open: Server;
  let readOnly: Server;
  beforeAll(async () => {
    [open, readOnly] = await Promise.all([startServer(storage), startServer(storage, { READ_ONLY: "true" })]);
  });
  afterAll(() => {
    open.stop();
    readOnly.stop();
    rmSync(storage, { recursive: true });
  });

  test("gives one machine what another has bought, where it is trusted to write", async () => {
    const { url } = open;
    const trusted = await openStore(emptyFolder(), sharedAt(url, { write: true }));
    await keepAll(trusted, ["refund", "parcel"]);
    await trusted.finish();
    await trusted.close();
    expect(trusted.findings).toEqual([]);

    const folder = emptyFolder();
    const other = await openStore(folder, sharedAt(url));
    expect(await answered(other, ["refund", "invoice"])).toEqual({ refund: "cached", invoice: "missing" });
    await keepAll(other, ["invoice"]);
    await other.close();
    const third = await openStore(emptyFolder(), sharedAt(url));
    expect(await answered(third, ["parcel", "invoice"])).toEqual({ parcel: "cached", invoice: "missing" });
    // What came from there is in the machine's own cache too.
    const offline = await openStore(folder, { plan: "another" });
    expect(await answered(offline, ["refund"])).toEqual({ refund: "cached" });
  });

  test("is not believed where an entry is not what was written", async () => {
    const of = { team: "spoilt" };
    const trusted = await openStore(emptyFolder(), sharedAt(open.url, { ...of, write: true }));
    await keepAll(trusted, ["refund"]);
    await trusted.close();
    const [entry = ""] = readdirSync(join(storage, "spoilt"));
    const path = join(storage, "spoilt", entry);
    writeFileSync(path, readFileSync(path, "utf8").replace('"output":"refund"', '"output":"refuse"'));

    const store = await openStore(emptyFolder(), sharedAt(open.url, of));
    expect(await answered(store, ["refund"])).toEqual({ refund: "missing" });
    expect(store.findings).toMatchObject([{ code: "shared-cache-entries-damaged", args: { entries: 1 } }]);
  });

  test("that refuses the token is told of once, and left alone", async () => {
    const store = await openStore(emptyFolder(), sharedAt(open.url, { token: "another", write: true }));
    expect(await answered(store, ["refund", "parcel"])).toEqual({ refund: "missing", parcel: "missing" });
    await keepAll(store, ["refund"]);
    await store.close();
    expect(store.findings).toMatchObject([{ code: "shared-cache-refused", args: { status: 401 } }]);
  });

  test("that may only be read is read", async () => {
    const of = { team: "careful", write: true };
    const trusted = await openStore(emptyFolder(), sharedAt(open.url, of));
    await keepAll(trusted, ["refund"]);
    await trusted.close();
    const store = await openStore(emptyFolder(), sharedAt(readOnly.url, of));
    await keepAll(store, ["parcel"]);
    expect(await answered(store, ["refund"])).toEqual({ refund: "cached" });
    await store.close();
    expect(store.findings).toMatchObject([{ code: "shared-cache-refused", args: { status: 403, action: "written" } }]);
  });

  test.each<[string, RequestListener]>([
    ["hangs", () => {}],
    ["answers 500", (_, response) => response.writeHead(500).end()],
    ["cuts the line", (request) => request.socket.destroy()],
    ["never comes to an end", (_, response) => response.writeHead(200).write("a")],
  ])("that %s is not asked again after a few times", async (_, answer) => {
    let asked = 0;
    const url = await startScripted((request, response) => {
      asked += 1;
      answer(request, response);
    });
    const store = await openStore(emptyFolder(), sharedAt(url, { write: true, timeoutMs: 50 }));
    for (let index = 0; index < 10; index++) {
      expect(await store.responses.get(`request${index}`)).toBeUndefined();
    }
    await keepAll(store, ["refund"]);
    await store.close();
    expect(asked).toBe(3);
    expect(store.findings).toMatchObject([{ code: "shared-cache-bypassed" }]);
  });

  test("that takes no uploads does not hold up the run's end", async () => {
    const url = await startScripted(() => {});
    const store = await openStore(emptyFolder(), sharedAt(url, { write: true, timeoutMs: 3_600_000 }));
    await keepAll(store, ["refund", "parcel"]);
    await store.finish();
    await store.close();
    expect(store.findings).toMatchObject([{ code: "shared-cache-late", args: { entries: 2 } }]);
  });

  test("is asked by the protocol's rules", async () => {
    const seen: object[] = [];
    const url = await startScripted((request, response) => {
      const { method, headers } = request;
      const { pathname, search } = new URL(request.url ?? "", "http://cache");
      const { authorization, "content-type": type, "x-artifact-duration": duration } = headers;
      seen.push({ method, pathname: pathname.replace(/[0-9a-f]{64}$/, "HASH"), search, authorization, type, duration });
      response.writeHead(method === "PUT" ? 202 : 404).end("{}");
    });
    const byTeam = async (team: string | undefined) => {
      const store = await openStore(emptyFolder(), sharedAt(`${url}/cache/`, { write: true, team }));
      await store.responses.get("refund");
      await keepAll(store, ["refund"]);
      await store.close();
    };
    await byTeam("team_1");
    await byTeam("support");
    await byTeam(undefined);
    const both = (search: string) => {
      const request = { pathname: "/cache/v8/artifacts/HASH", search, authorization: `Bearer ${token}` };
      return [
        { method: "GET", ...request },
        { method: "PUT", ...request, type: "application/octet-stream", duration: "13" },
      ];
    };
    expect(seen).toEqual([...both("?teamId=team_1"), ...both("?slug=support"), ...both("")]);
  });
});

test("the environment says whether the shared cache is used and written", () => {
  const config = { url: "https://cache.acme.example", team: "support" };
  expect(sharedCacheOf(config, {})).toBeNull();
  expect(sharedCacheOf(undefined, { BLASTGATE_CACHE_TOKEN: token })).toBeNull();
  expect(sharedCacheOf(config, { BLASTGATE_CACHE_TOKEN: token })).toEqual({ ...config, token, write: false });
  const trusted = { BLASTGATE_CACHE_TOKEN: token, BLASTGATE_CACHE_WRITE: "1" };
  expect(sharedCacheOf(config, trusted)).toMatchObject({ write: true });
});
