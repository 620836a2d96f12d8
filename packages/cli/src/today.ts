/** The day to go by, `YYYY-MM-DD`: as the flag says, else the clock's in UTC. */
export function todayOf(written: string | undefined): string {
  return written ?? new Date().toISOString().slice(0, 10);
}
