/** Computes a value when first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Remembers a function's results by key, forgetting all of them when there are too many. */
export function memoized<T>(make: (key: string) => T, limit = 20_000): (key: string) => T {
  const known = new Map<string, { value: T }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = make(key);
    if (known.size >= limit) known.clear();
    known.set(key, { value });
    return value;
  };
}
