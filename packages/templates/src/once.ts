/** The value of the first call, kept: an `import()` looks its module up anew every time, which costs more than a parse. */
export function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
