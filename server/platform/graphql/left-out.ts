/** What an input may leave out, or clear with null. */
type LeftOut<None> = { readonly [K in keyof None]?: None[K] | null | undefined };

/**
 * An input with every field set. One that was left out is as it stands, for something new `none` of it; null is
 * `none` of it too. So an edit changes what it names and nothing else.
 */
export function settled<None extends object, Given extends LeftOut<None>>(given: Given, none: None, stands: None = none): Omit<Given, keyof None> & None {
  const keys = Object.keys(none) as (keyof None & string)[];
  return { ...given, ...Object.fromEntries(keys.map((key) => [key, given[key] === undefined ? stands[key] : given[key] ?? none[key]])) as unknown as None };
}
