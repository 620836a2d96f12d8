import { z } from "zod/mini";
import type { RegistryLocation } from "../location.ts";
import { problem } from "../problem.ts";
import type { Addresses } from "./addresses.ts";
import { type Challenge, parseChallenges } from "./challenge.ts";
import { type Credentials, type Env, findCredentials } from "./credentials.ts";
import type { Answer, Exchange } from "./exchange.ts";

/** What is to be done in the repository, as the scopes of tokens name it. */
export type Actions = "pull" | "pull,push" | "pull,delete";

/** Sends one request, and gives an answer that is no passing failure. */
export type Send = (request: Pick<Exchange, "method" | "url" | "headers" | "body">, what: string) => Promise<Answer>;

const tokenSchema = z.pipe(
  z.pipe(
    z.looseObject({ token: z.optional(z.string()), access_token: z.optional(z.string()) }),
    z.transform((answer) => answer.token ?? answer.access_token),
  ),
  // What may stand in a header.
  z.string().check(z.regex(/^[\x21-\x7e]+$/)),
);

/**
 * Gets us in: by basic authentication, or by tokens that another server gives for it
 * (https://distribution.github.io/distribution/spec/auth/token/). Nothing is asked for before the registry does, and
 * nothing is sent to anyone but the registry, and the server that it names for tokens.
 */
export class Authorization {
  readonly #location: RegistryLocation;
  readonly #addresses: Addresses;
  readonly #env: Env;
  readonly #headers = new Map<Actions, string>();
  readonly #secrets = new Set<string>();
  #credentials: Promise<Credentials | undefined> | undefined;
  #user = "";

  constructor(location: RegistryLocation, addresses: Addresses, env: Env) {
    this.#location = location;
    this.#addresses = addresses;
    this.#env = env;
  }

  /** As whom we ask, for messages; empty where we have no credentials. */
  get user(): string {
    return this.#user;
  }

  header(actions: Actions): string | undefined {
    return this.#headers.get(actions);
  }

  /**
   * Answers a challenge: with a new token, or with a password that was not sent yet.
   *
   * @returns whether another attempt is worth it
   * @throws BlastgateError of credentials that cannot be read, and a token server that does not let us in
   */
  async renew(refused: Answer, actions: Actions, send: Send, what: string): Promise<boolean> {
    const challenges = parseChallenges(refused.headers.get("www-authenticate") ?? "");
    const bearer = challenges.find(({ scheme }) => scheme === "bearer");
    const before = this.#headers.get(actions);
    this.#credentials ??= findCredentials(this.#location.host, this.#env);
    const credentials = await this.#credentials;
    this.#remember(credentials);
    let header: string | undefined;
    if (credentials?.kind === "token") header = this.#secret("Bearer", credentials.token);
    else if (bearer) header = await this.#token({ bearer, credentials, actions, refused, send, what });
    else if (challenges.some(({ scheme }) => scheme === "basic")) header = this.#basic(credentials);
    if (header === undefined) return false;
    this.#headers.set(actions, header);
    return header !== before;
  }

  /** A text of someone else's, without what is secret, and on one short line. */
  inert(text: string): string {
    let clean = text;
    for (const secret of this.#secrets) clean = clean.replaceAll(secret, "…");
    clean = clean.replace(/\s+/g, " ").trim().replace(/\.$/, "");
    return clean.length > 200 ? `${clean.slice(0, 200)} …` : clean;
  }

  async #token(asked: {
    bearer: Challenge;
    credentials: Credentials | undefined;
    actions: Actions;
    refused: Answer;
    send: Send;
    what: string;
  }): Promise<string> {
    const { bearer, credentials, what, send } = asked;
    const store = this.#location.name;
    const url = this.#addresses.resolve(bearer.params.get("realm") ?? "", { from: asked.refused.url, what });
    const service = bearer.params.get("service");
    const form = new URLSearchParams({ ...(service && { service }), scope: this.#scope(bearer, asked.actions) });
    let answer: Answer;
    if (credentials?.kind === "identity") {
      const grant = { grant_type: "refresh_token", client_id: "blastgate", refresh_token: credentials.token };
      for (const [name, value] of Object.entries(grant)) form.set(name, value);
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      answer = await send({ method: "POST", url, headers, body: form.toString() }, what);
    } else {
      for (const [name, value] of form) url.searchParams.set(name, value);
      const authorization = this.#basic(credentials);
      answer = await send({ method: "GET", url, headers: { ...(authorization && { authorization }) } }, what);
    }
    const { status } = answer;
    if (status >= 400) {
      const detail = `its token server ${url.origin} gave no token`;
      throw problem("registry-denied", { store, what, status, user: this.#user, detail });
    }
    const { data } = tokenSchema.safeParse(parseJson(answer.body));
    if (data !== undefined) return this.#secret("Bearer", data);
    throw problem("registry-answer-invalid", { store, what, detail: `its token server ${url.origin} sent no token` });
  }

  /** What the registry asks for, where that is about this repository; it may know better than we which actions are needed. */
  #scope({ params }: Challenge, actions: Actions): string {
    const asked = params.get("scope") ?? "";
    const ours = `repository:${this.#location.repository}:`;
    return asked.startsWith(ours) && !asked.includes(" ") ? asked : `${ours}${actions}`;
  }

  #basic(credentials: Credentials | undefined): string | undefined {
    if (credentials?.kind !== "password") return undefined;
    const { user, password } = credentials;
    return this.#secret("Basic", Buffer.from(`${user}:${password}`).toString("base64"));
  }

  #remember(credentials: Credentials | undefined): void {
    if (!credentials) return;
    this.#user = credentials.kind === "password" ? credentials.user : "<token>";
    this.#keepSecret(credentials.kind === "password" ? credentials.password : credentials.token);
  }

  #secret(scheme: string, value: string): string {
    this.#keepSecret(value);
    return `${scheme} ${value}`;
  }

  #keepSecret(value: string): void {
    if (value !== "") this.#secrets.add(value);
  }
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    return undefined;
  }
}
