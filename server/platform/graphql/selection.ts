import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/** The server keeps parsed documents, so what a field of one selects is worked out once. */
const known = new WeakMap<FieldNode, ReadonlySet<string>>();

/** The names below a field that the request asks for, as paths such as `items.explanation`; fragments count as written out. */
export function selectedPaths({ fieldNodes, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const [only, another] = fieldNodes;
  const before = only && !another ? known.get(only) : undefined;
  if (before) return before;
  const paths = new Set<string>();
  const walk = (set: SelectionSetNode | undefined, prefix: string): void => {
    for (const each of set?.selections ?? []) {
      if (each.kind === Kind.FIELD) {
        paths.add(prefix + each.name.value);
        walk(each.selectionSet, `${prefix}${each.name.value}.`);
      } else walk(each.kind === Kind.INLINE_FRAGMENT ? each.selectionSet : fragments[each.name.value]?.selectionSet, prefix);
    }
  };
  for (const node of fieldNodes) walk(node.selectionSet, '');
  if (only && !another) known.set(only, paths);
  return paths;
}
