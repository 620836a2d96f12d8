import { execa } from "execa";
import { z } from "zod/mini";
import { problem } from "../problem.ts";
import type { Credentials, Env } from "./credentials.ts";

const answerSchema = z.looseObject({ Username: z.string(), Secret: z.string().check(z.minLength(1)) });

/**
 * Asks a program `docker-credential-NAME`, which gets the registry on its standard input and answers with JSON.
 * https://github.com/docker/docker-credential-helpers
 *
 * @returns `undefined` where it has none for this registry
 * @throws BlastgateError `registry-helper-failed`; nothing that the program said is in it
 */
export async function askHelper(name: string, registry: string, env: Env): Promise<Credentials | undefined> {
  const helper = `docker-credential-${name}`;
  const refuse = (detail: string) => problem("registry-helper-failed", { helper, registry, detail });
  if (!/^[\w.-]+$/.test(name)) throw refuse("it is no name of a program");
  const { stdout, failed, exitCode, timedOut, code } = await execa(helper, ["get"], {
    input: registry,
    env: { ...env },
    extendEnv: false,
    reject: false,
    timeout: 60_000,
    maxBuffer: 1024 * 1024,
  });
  if (failed) {
    if (/^credentials not found/i.test(stdout ?? "")) return undefined;
    if (code === "ENOENT") throw refuse("it is not on the path");
    throw refuse(timedOut ? "it did not end" : `it ended with ${exitCode ?? "a signal"}`);
  }
  let answer: z.infer<typeof answerSchema>;
  try {
    answer = answerSchema.parse(JSON.parse(stdout));
  } catch {
    throw refuse("it answered something else");
  }
  const { Username: user, Secret } = answer;
  return user === "<token>" ? { kind: "identity", token: Secret } : { kind: "password", user, password: Secret };
}
