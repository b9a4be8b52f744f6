import type DataLoader from 'dataloader';

import { forbidden, unauthenticated } from '../../platform/errors.js';
import { fields, type PolicyTable, reached, type Rule } from '../../platform/graphql/policy.js';
import type { Locale } from '../../platform/locale.js';
import type { Actor, Role } from './actor.js';

/** What one GraphQL request knows. */
export class RequestContext {
  private readonly loaders = new Map<object, DataLoader<number, unknown>>();

  constructor(
    readonly viewer: Actor | null,
    readonly locale: Locale,
    readonly client: { readonly address: string; readonly userAgent: string; readonly deviceId: string | null },
    /** Sets a cookie with the answer; the HTTP layer adds the prefix that TLS allows. */
    readonly setCookie: (name: string, value: string, maxAgeSeconds: number) => void = () => undefined,
  ) {}

  /** @throws RequestError UNAUTHENTICATED when nobody is signed in. */
  get actor(): Actor {
    if (!this.viewer) throw unauthenticated();
    return this.viewer;
  }

  /** One loader per edge and request; `owner` is the read model that makes it. */
  loader<T>(owner: object, make: () => DataLoader<number, T>): DataLoader<number, T> {
    const known = this.loaders.get(owner) as DataLoader<number, T> | undefined;
    if (known) return known;
    const made = make();
    this.loaders.set(owner, made);
    return made;
  }
}

export type AccessRule = Rule<RequestContext>;
export type AccessTable = PolicyTable<RequestContext>;

export { fields, reached };

/** Also for people without an account: verify pages, sign-in. */
export const anyone: AccessRule = () => true;
export const signedIn: AccessRule = (context) => context.viewer !== null;
export const role = (...roles: readonly Role[]): AccessRule => (context) => context.viewer?.is(...roles) ?? false;

export const deny = (context: RequestContext): Error => (context.viewer ? forbidden() : unauthenticated());
