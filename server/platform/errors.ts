import { type Locale, say, type Words } from './locale.js';

/**
 * What a request may be told when it cannot be answered at all. Refusals of a business rule are
 * values (see outcome.ts); these end the request.
 */
export class RequestError extends Error {
  constructor(
    readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'CONFLICT' | 'TOO_MANY_REQUESTS' | 'UNAVAILABLE',
    readonly words: Words,
    readonly fields: readonly { field: string; words: Words }[] = [],
  ) {
    super(words.en);
    this.name = 'RequestError';
  }

  say(locale: Locale): string {
    return say(this.words, locale);
  }
}

export const unauthenticated = (): RequestError =>
  new RequestError('UNAUTHENTICATED', { zh: '请先登录；如果刚才还在使用，登录可能已过期。', en: 'Please sign in. If you were working just now, your session may have expired.' });

export const forbidden = (): RequestError =>
  new RequestError('FORBIDDEN', { zh: '您的角色不能执行此操作。如确有需要，请联系系统管理员。', en: 'Your role may not do this. If you need to, ask an administrator.' });

/** Absent and out of scope read the same, so that nobody learns what exists elsewhere. */
export const notFound = (what: Words): RequestError =>
  new RequestError('NOT_FOUND', { zh: `找不到该${what.zh}，或不在您的管理范围内。`, en: `This ${what.en} does not exist or is outside your scope.` });

export const badInput = (field: string, words: Words): RequestError => new RequestError('BAD_USER_INPUT', words, [{ field, words }]);
