/** What an input may leave out, or clear with null. */
type LeftOut<None> = { readonly [K in keyof None]?: None[K] | null | undefined };

/**
 * An input with every field set. One that was left out is as it stands, for something new `none` of it; null is
 * `none` of it too. So an edit changes what it names and nothing else.
 */
export function settled<None extends object, Given extends LeftOut<None>>(given: Given, none: None, stands: None = none): Omit<Given, keyof None> & None {
  const leftOut: LeftOut<None> = given;
  const all = { ...none };
  const settle = <K extends keyof None>(key: K): void => {
    const named = leftOut[key];
    all[key] = named === undefined ? stands[key] : named ?? none[key];
  };
  for (const key of Object.keys(none) as (keyof None)[]) settle(key);
  return { ...given, ...all };
}
