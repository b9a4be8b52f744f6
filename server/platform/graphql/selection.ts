import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** The names below a field that the request asks for, as paths such as `items.explanation`; fragments count as written out. */
export function selectedPaths(info: GraphQLResolveInfo): ReadonlySet<string> {
  const paths = new Set<string>();
  const walk = (set: SelectionSetNode | undefined, prefix: string): void => {
    for (const each of set?.selections ?? []) {
      if (each.kind === Kind.FIELD) {
        paths.add(prefix + each.name.value);
        walk(each.selectionSet, `${prefix}${each.name.value}.`);
      } else walk(each.kind === Kind.INLINE_FRAGMENT ? each.selectionSet : info.fragments[each.name.value]?.selectionSet, prefix);
    }
  };
  for (const node of info.fieldNodes) walk(node.selectionSet, '');
  return paths;
}
