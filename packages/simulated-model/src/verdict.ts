export interface Verdict {
  approved: boolean;
  reason: string;
}

const APPROVING = /^(?:approved?|accept(?:ed)?|pass(?:ed)?|ok|okay|yes|valid|true|good|fine|keep)$/i;
const REFUSING = /^(?:revise|reject(?:ed)?|fail(?:ed)?|no|invalid|false|bad|redo|refuse|return)$/i;

/** Whether two or more values are the two sides of a verdict. */
export function isVerdict(values: readonly string[]): boolean {
  return values.some((value) => APPROVING.test(value)) && values.some((value) => REFUSING.test(value));
}

export function verdictValue(approved: boolean, values: readonly string[]): string {
  return values.find((value) => (approved ? APPROVING : REFUSING).test(value)) ?? (approved ? "approve" : "revise");
}
