import type { Finding } from "@blastgate/core";
import type { Judgement } from "./judge-output.ts";
import type { ModelResponse } from "./provider.ts";

/** Responses that were paid for, by the digest of their request. */
export interface ResponseStore {
  /**
   * @returns `cached`: bought by an earlier run. False for what this run bought, before it was interrupted too.
   */
  get(request: string): Promise<{ response: ModelResponse; cached: boolean } | undefined>;
  /**
   * To be awaited before a request is sent: what cannot be kept must not be bought.
   *
   * @throws BlastgateError `journal-not-writable` or `disk-full`
   */
  ready(): Promise<void>;
  /**
   * Resolves once the response is safe on disk.
   *
   * @throws BlastgateError `disk-full` or `journal-not-written`: no more may be bought. With `disk-full` the response
   *   itself is safe, unless its finding counts it as lost.
   */
  keep(request: string, provider: string, response: ModelResponse): Promise<void>;
  /** Whether this run bought the response. */
  bought(request: string): boolean;
}

/** Judgements, by the digest of what was judged, by what, and by whom. */
export interface ScoreStore {
  get(key: string): Judgement | undefined;
  put(key: string, judgement: Judgement): void;
}

/** What a run keeps, so that nothing is paid for or judged twice. */
export interface RunStore {
  responses: ResponseStore;
  /** `null`: everything is judged anew. */
  scores: ScoreStore | null;
  /** What has been wrong with it. */
  readonly findings: readonly Finding[];
}

/** A store that lasts as long as the process: nothing is kept for another run. */
export function memoryStore(): RunStore {
  const responses = new Map<string, ModelResponse>();
  const scores = new Map<string, Judgement>();
  return {
    responses: {
      get: async (request) => {
        const response = responses.get(request);
        return response && { response, cached: false };
      },
      ready: async () => {},
      keep: async (request, _provider, response) => {
        responses.set(request, response);
      },
      bought: (request) => responses.has(request),
    },
    scores: { get: (key) => scores.get(key), put: (key, judgement) => void scores.set(key, judgement) },
    findings: [],
  };
}
