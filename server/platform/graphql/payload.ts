import { Arg, ArgumentValidationError, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { IsOptional, Length, Max, Min, validateSync } from 'class-validator';

import { type Locale, say, type Words } from '../locale.js';
import type { Outcome, Refusal } from '../outcome.js';

type Type = () => unknown;
type Codes = Readonly<Record<string, string>>;

/** Types that only wrap others: whoever reached the field that returns one may read all of it. */
export const wrapperTypes = new Map<string, readonly string[]>();

const MOST_PER_PAGE = 100;
const FARTHEST_OFFSET = 1_000_000;

/** Pages are asked for by `limit` and `offset`. */
@InputType({ description: 'Which part of a list is wanted.' })
export class PageInput {
  @Min(1) @Max(MOST_PER_PAGE)
  @Field(() => Int, { description: 'How many, 1 to 100.', defaultValue: 25 })
  limit: number = 25;

  @Min(0) @Max(FARTHEST_OFFSET)
  @Field(() => Int, { description: 'How many to pass over.', defaultValue: 0 })
  offset: number = 0;
}

/** The argument `page` of a list. */
export const PageArg = (limit = 25): ReturnType<typeof Arg> => Arg('page', () => PageInput, { description: 'Which part.', defaultValue: { limit, offset: 0 }, validateFn: assertWithin });

/** Every list asks this, so class-validator is called only for its words. */
function assertWithin(page: unknown): void {
  const { limit, offset } = page as PageInput;
  if (limit >= 1 && limit <= MOST_PER_PAGE && offset >= 0 && offset <= FARTHEST_OFFSET) return;
  throw new ArgumentValidationError(validateSync(page as PageInput));
}

export interface Page<T> {
  items: T[];
  totalCount: number;
}

/** A page type over an item type: `XPage { items totalCount }`. */
export function pageOf<T>(name: string, item: Type): new () => Page<T> {
  @ObjectType(`${name}Page`, { description: `A page of a list of ${name}.` })
  class PageType implements Page<T> {
    @Field(() => [item() as never], { description: 'The items of this page, in the order asked for.' })
    items: T[];

    @Field(() => Int, { description: 'How many there are on all pages.' })
    totalCount: number;
  }
  wrapperTypes.set(`${name}Page`, ['items', 'totalCount']);
  return PageType;
}

/** What every state-changing operation takes. */
@InputType()
export abstract class MutationInput {
  @IsOptional() @Length(8, 100)
  @Field(() => String, { nullable: true, description: 'Chosen by the client, 8 to 100 characters. The same key with the same input is answered with the first reply and done only once.' })
  idempotencyKey?: string | null;
}

export interface UserError {
  code: string;
  field: string | null;
  message: string;
}

type RefusalWords<R extends Refusal> = { [C in R['code']]: (refusal: Extract<R, { code: C }>) => Words & { field?: string } };

/**
 * The payload of one mutation: its result, or why it was refused. Each mutation has its own enum of
 * codes; a code without words in both languages does not compile.
 *
 * @param words by refusal code, what to tell the user and, with `field`, which input it is about.
 */
export function payloadOf<R extends Refusal, T>(mutation: string, result: { field: string; type: Type; description: string }, words: RefusalWords<R>): {
  type: new () => object;
  from: (outcome: Outcome<T, R>, locale: Locale) => object;
} {
  const codes = Object.fromEntries(Object.keys(words).map((code) => [code, code])) as Codes;
  const hasCodes = Object.keys(codes).length > 0;
  const codeEnum = hasCodes ? codes : { NONE: 'NONE' };
  registerEnumType(codeEnum, { name: `${mutation}ErrorCode`, description: `Why ${mutation} can be refused.` });

  @ObjectType(`${mutation}Error`, { description: `Why ${mutation} was refused, in words for the user.` })
  class ErrorType implements UserError {
    @Field(() => codeEnum, { description: 'The reason, for programs.' }) code: string;
    @Field(() => String, { nullable: true, description: 'Path of the input field concerned, such as `input.name`; null when it is about no single field.' }) field: string | null;
    @Field(() => String, { description: "What to tell the user, in the request's language." }) message: string;
  }

  @ObjectType(`${mutation}Payload`, { description: `What ${mutation} returns: a result, or userErrors.` })
  class PayloadType {
    @Field(() => [ErrorType], { description: 'Empty when it was done.' }) userErrors: ErrorType[];
  }
  Field(() => result.type() as never, { nullable: true, description: `${result.description} Null when refused.` })(PayloadType.prototype, result.field);

  wrapperTypes.set(`${mutation}Error`, ['code', 'field', 'message']);
  wrapperTypes.set(`${mutation}Payload`, ['userErrors', result.field]);
  const sayRefusal = (refusal: R, locale: Locale): UserError => {
    const told = (words[refusal.code as R['code']] as (refusal: R) => Words & { field?: string })(refusal);
    return { code: refusal.code, field: told.field ?? null, message: say(told, locale) };
  };
  return {
    type: PayloadType,
    from: (outcome, locale) => (outcome.done
      ? { [result.field]: outcome.value, userErrors: [] }
      : { [result.field]: null, userErrors: outcome.refusals.map((refusal) => sayRefusal(refusal, locale)) }),
  };
}
