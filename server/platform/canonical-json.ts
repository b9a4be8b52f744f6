/** JSON with sorted keys, so that the same facts always hash alike. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const facts = value as Readonly<Record<string, unknown>>;
    return `{${Object.keys(facts).filter((key) => facts[key] !== undefined).sort().map((key) => `${JSON.stringify(key)}:${canonicalJson(facts[key])}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
