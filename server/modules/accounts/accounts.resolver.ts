import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { done } from '../../platform/outcome.js';
import { SessionEndInput, sessionEndPayload, SessionSignInInput, sessionSignInPayload, SessionType, Viewer } from './accounts.types.js';
import type { RequestContext } from './request-context.js';
import { LONGEST_MS, type Sessions } from './sessions.service.js';

export const SESSION_COOKIE = 'shixun';

@Resolver()
export class AccountsResolver {
  constructor(private readonly sessions: Sessions) {}

  @Query(() => Viewer, { nullable: true, description: 'Whoever is signed in, or null.' })
  viewer(@Ctx() context: RequestContext): Viewer | null {
    return context.viewer;
  }

  @Query(() => [SessionType], { description: "The viewer's own open sessions, the newest first." })
  async viewerSessions(@Ctx() { actor }: RequestContext): Promise<SessionType[]> {
    return (await this.sessions.openSessions(actor)).map((each) => ({ ...each, current: each.id === actor.sessionId }));
  }

  @Mutation(() => sessionSignInPayload.type, { description: 'Signs in and sets the session cookie.' })
  async sessionSignIn(@Arg('input', () => SessionSignInInput, { description: 'Who.' }) input: SessionSignInInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.sessions.signIn(input, context.client);
    if (outcome.done) context.setCookie(SESSION_COOKIE, outcome.value.token, LONGEST_MS / 1000);
    return sessionSignInPayload.from(outcome.done ? done(outcome.value.actor) : outcome, context.locale);
  }

  @Mutation(() => sessionEndPayload.type, { description: 'Signs out, or ends another of the own sessions.' })
  async sessionEnd(@Arg('input', () => SessionEndInput, { description: 'Which one.' }) input: SessionEndInput, @Ctx() context: RequestContext): Promise<object> {
    const sessionId = input.sessionId ? Number(input.sessionId) : context.actor.sessionId;
    if (sessionId === context.actor.sessionId) context.setCookie(SESSION_COOKIE, '', 0);
    return sessionEndPayload.from(done(sessionId !== null && (await this.sessions.end(context.actor, sessionId))), context.locale);
  }
}
