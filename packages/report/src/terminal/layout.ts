import pc from "picocolors";

/** How to write for a terminal: its width in columns, and the colours it takes. */
export interface Layout {
  width: number;
  colours: ReturnType<typeof pc.createColors>;
}

/** A layout of at most 100 columns: longer lines are hard to read. */
export function layoutFor(options: { columns?: number | undefined; colour: boolean }): Layout {
  return { width: Math.max(40, Math.min(options.columns ?? 80, 100)), colours: pc.createColors(options.colour) };
}
