/** A time as a person says it: `40 s`, `6 min 20 s`, `2 h 5 min`; its small parts are left out. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return ms > 0 && seconds === 0 ? "under 1 s" : `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (seconds < 600) return parts([Math.floor(seconds / 60), "min"], [seconds % 60, "s"]);
  return minutes < 60 ? `${minutes} min` : parts([Math.floor(minutes / 60), "h"], [minutes % 60, "min"]);
}

function parts([large, largeUnit]: [number, string], [small, smallUnit]: [number, string]): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
