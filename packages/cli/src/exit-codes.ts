/** 0: GO, or done. 1: NO-GO, or findings. 2: could not run. 3: INCONCLUSIVE. 130: given up at once, as by SIGINT. */
export const exitCodes = { done: 0, blocked: 1, failed: 2, inconclusive: 3, givenUp: 130 } as const;
