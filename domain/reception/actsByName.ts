/** Acts apart by whose they are, each in their order. */
export function actsByName<Act>(acts: readonly Act[], nameOf: (act: Act) => string): Act[][] {
  const byName = new Map<string, Act[]>();
  for (const act of acts) {
    const own = byName.get(nameOf(act));
    if (own) own.push(act);
    else byName.set(nameOf(act), [act]);
  }
  return [...byName.values()];
}
