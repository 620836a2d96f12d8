/** What a gate's result lacks where it counts or compares, and chance has no part in it. */
export const notATest = { estimate: null, limit: null, p: null, casesNeeded: null, repeatsNeeded: null } as const;
