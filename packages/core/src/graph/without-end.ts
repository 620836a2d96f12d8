/** The prompts whose inclusions never come to an end: those in knots, and those that include one. As a rule, none. */
export function withoutEnd(ids: readonly string[], included: (id: string) => ReadonlySet<string>): string[] {
  const open = new Map(ids.map((id) => [id, 0]));
  const includers = new Map<string, string[]>();
  for (const id of ids) {
    for (const target of included(id)) {
      if (!open.has(target)) continue;
      open.set(id, (open.get(id) ?? 0) + 1);
      const known = includers.get(target);
      if (known) known.push(id);
      else includers.set(target, [id]);
    }
  }
  const ended = ids.filter((id) => open.get(id) === 0);
  for (const id of ended) {
    for (const includer of includers.get(id) ?? []) {
      const left = (open.get(includer) ?? 0) - 1;
      open.set(includer, left);
      if (left === 0) ended.push(includer);
    }
  }
  return ids.filter((id) => open.get(id) !== 0);
}
