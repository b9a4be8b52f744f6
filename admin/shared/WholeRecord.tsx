import type { ReactNode } from 'react';
import { ShowBase } from 'react-admin';

/** A key of its own in the cache, for rows of a list are put there too and are not whole; read anew each time, for somebody else may have changed it. */
const QUERY = { meta: { whole: true }, onError: () => undefined, refetchOnMount: 'always' } as const;

/** One record by the id in the address, with every field its page asks for; its error is the page's to show. */
export function WholeRecord({ children }: { children: ReactNode }) {
  return <ShowBase queryOptions={QUERY} disableAuthentication>{children}</ShowBase>;
}
