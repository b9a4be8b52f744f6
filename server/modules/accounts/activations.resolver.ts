import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import { SESSION_COOKIE } from './accounts.resolver.js';
import type { Activations } from './activations.service.js';
import {
  AccountActivateInput, accountActivatePayload, AccountPasswordChangeInput, accountPasswordChangePayload, AdministratorCreateFirstInput, administratorCreateFirstPayload,
} from './activations.types.js';
import type { Actor } from './actor.js';
import type { FirstAdministrator } from './first-administrator.service.js';
import type { RequestContext } from './request-context.js';
import { LONGEST_MS } from './sessions.service.js';

@Resolver()
export class ActivationsResolver {
  constructor(private readonly activations: Activations, private readonly first: FirstAdministrator) {}

  @Query(() => Boolean, { description: 'Whether the system still waits for its first administrator.' })
  setupNeeded(): Promise<boolean> {
    return this.first.isNeeded();
  }

  @Mutation(() => accountActivatePayload.type, { description: 'Sets a password with a one-time code, and signs in.' })
  async accountActivate(@Arg('input', () => AccountActivateInput, { description: 'Who, and with what.' }) input: AccountActivateInput, @Ctx() context: RequestContext): Promise<object> {
    return accountActivatePayload.from(signedIn(context, await this.activations.activate(input, context.client)), context.locale);
  }

  @Mutation(() => accountPasswordChangePayload.type, { description: "Changes the viewer's own password; his other sessions end." })
  async accountPasswordChange(@Arg('input', () => AccountPasswordChangeInput, { description: 'Old and new.' }) input: AccountPasswordChangeInput, @Ctx() context: RequestContext): Promise<object> {
    return accountPasswordChangePayload.from(signedIn(context, await this.activations.changePassword(context.actor, input, context.client)), context.locale);
  }

  @Mutation(() => administratorCreateFirstPayload.type, { description: 'Creates the first administrator of an empty system, and signs in.' })
  async administratorCreateFirst(@Arg('input', () => AdministratorCreateFirstInput, { description: 'Who.' }) input: AdministratorCreateFirstInput, @Ctx() context: RequestContext): Promise<object> {
    return administratorCreateFirstPayload.from(signedIn(context, await this.first.create(input, context.client)), context.locale);
  }
}

/** The token goes into the cookie, and nowhere else. */
function signedIn<R extends Refusal>(context: RequestContext, outcome: Outcome<{ token: string; actor: Actor }, R>): Outcome<Actor, R> {
  if (!outcome.done) return outcome;
  context.setCookie(SESSION_COOKIE, outcome.value.token, LONGEST_MS / 1000);
  return done(outcome.value.actor);
}
