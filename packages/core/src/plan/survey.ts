/** Requests of one step of a suite, or of its graders (`null`), both sides and all repeats, each request once. */
export interface SurveyedCalls {
  step: string | null;
  provider: string;
  requests: number;
  /** Of these, answered by earlier runs. */
  cached: number;
  /** Of a prompt, roughly, where its text is known. */
  promptTokens: number | null;
}

export interface SurveyedCase {
  id: string;
  /** Requests to be bought for it, in the order of the suite's `calls`. */
  missing: number[];
  /** Cases of one group share requests, answered or not; counts from 0 over all suites. */
  group: number;
}

/** What a suite's cases will ask, and how far earlier responses reach. */
export interface SurveyedSuite {
  suite: string;
  calls: SurveyedCalls[];
  cases: SurveyedCase[];
}
