import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import type { ApiKeyRow, GrantRow } from './accounts.entities.js';
import type { AdministrationReadModel } from './administration.read-model.js';
import type { AccountAdministration } from './administration.service.js';
import {
  Account, accountDisablePayload, accountEnablePayload, accountEndSessionsPayload, AccountFilter, AccountGrant, AccountGrantInput, accountGrantPayload, AccountInput, AccountOpenInput,
  accountOpenPayload, AccountPage, AccountRevokeGrantInput, accountRevokeGrantPayload, apiKeyIssuePayload, ApiKeyRevokeInput, apiKeyRevokePayload, ApiKeyType,
} from './administration.types.js';
import type { RequestContext } from './request-context.js';

const numberOf = (id: string | null | undefined): number | null => (id ? Number(id) : null);

@Resolver(() => Account)
export class AdministrationResolver {
  constructor(private readonly administration: AccountAdministration, private readonly readModel: AdministrationReadModel) {}

  @Query(() => AccountPage, { description: 'Accounts, by login name.' })
  accounts(
    @PageArg() page: PageInput,
    @Arg('filter', () => AccountFilter, { description: 'Which accounts.', defaultValue: {} }) filter: AccountFilter,
  ): Promise<Page<object>> {
    return this.readModel.page(filter, page);
  }

  @Query(() => Account, { nullable: true, description: 'One account, or null.' })
  async account(@Arg('id', () => ID, { description: 'Which one.' }) id: string): Promise<object | null> {
    return await this.readModel.one(Number(id)) ?? null;
  }

  @FieldResolver(() => [AccountGrant])
  grants(@Root() account: Account, @Ctx() context: RequestContext): Promise<GrantRow[]> {
    return context.loader(this.readModel, () => this.readModel.grantsLoader()).load(account.id);
  }

  @FieldResolver(() => [ApiKeyType])
  apiKeys(@Root() account: Account, @Ctx() context: RequestContext): Promise<ApiKeyRow[]> {
    return context.loader(this.readModel.keyLoaderOwner, () => this.readModel.keysLoader()).load(account.id);
  }

  @Mutation(() => accountOpenPayload.type, { description: 'Opens an account for somebody who is no teacher; its code is shown once.' })
  async accountOpen(@Arg('input', () => AccountOpenInput, { description: 'For whom.' }) input: AccountOpenInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.administration.open(context.actor, input);
    if (!outcome.done) return accountOpenPayload.from(outcome, context.locale);
    const account = await this.readModel.known(outcome.value.accountId);
    return accountOpenPayload.from(done({ account, activation: { ...outcome.value.code, loginName: account.loginName } } as never), context.locale);
  }

  @Mutation(() => accountGrantPayload.type, { description: 'Gives a role to an account, never to the own one. Its holder signs in anew.' })
  async accountGrant(@Arg('input', () => AccountGrantInput, { description: 'Which role, to whom.' }) input: AccountGrantInput, @Ctx() context: RequestContext): Promise<object> {
    const { role, idempotencyKey } = input;
    const outcome = await this.administration.grant(context.actor, {
      role, idempotencyKey: idempotencyKey ?? null, accountId: Number(input.accountId), areaId: numberOf(input.areaId), schoolId: numberOf(input.schoolId), providerId: numberOf(input.providerId),
    });
    return accountGrantPayload.from(await this.shown(outcome), context.locale);
  }

  @Mutation(() => accountRevokeGrantPayload.type, { description: 'Takes a role back, never the own one. Its holder signs in anew.' })
  async accountRevokeGrant(@Arg('input', () => AccountRevokeGrantInput, { description: 'Which grant.' }) input: AccountRevokeGrantInput, @Ctx() context: RequestContext): Promise<object> {
    return accountRevokeGrantPayload.from(await this.shown(await this.administration.revokeGrant(context.actor, { ...input, grantId: Number(input.grantId) })), context.locale);
  }

  @Mutation(() => accountDisablePayload.type, { description: 'Disables an account and signs its holder out.' })
  async accountDisable(@Arg('input', () => AccountInput, { description: 'Which account.' }) input: AccountInput, @Ctx() context: RequestContext): Promise<object> {
    return accountDisablePayload.from(await this.shown(await this.administration.setDisabled(context.actor, true, keyed(input))), context.locale);
  }

  @Mutation(() => accountEnablePayload.type, { description: 'Enables a disabled account.' })
  async accountEnable(@Arg('input', () => AccountInput, { description: 'Which account.' }) input: AccountInput, @Ctx() context: RequestContext): Promise<object> {
    return accountEnablePayload.from(await this.shown(await this.administration.setDisabled(context.actor, false, keyed(input))), context.locale);
  }

  @Mutation(() => accountEndSessionsPayload.type, { description: 'Signs the holder of an account out everywhere.' })
  async accountEndSessions(@Arg('input', () => AccountInput, { description: 'Which account.' }) input: AccountInput, @Ctx() context: RequestContext): Promise<object> {
    return accountEndSessionsPayload.from(await this.shown(await this.administration.endSessions(context.actor, keyed(input))), context.locale);
  }

  @Mutation(() => apiKeyIssuePayload.type, { description: 'Issues a key to the account of a provider. It is shown once.' })
  async apiKeyIssue(@Arg('input', () => AccountInput, { description: 'Which account.' }) input: AccountInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.administration.issueApiKey(context.actor, keyed(input));
    if (!outcome.done) return apiKeyIssuePayload.from(outcome, context.locale);
    return apiKeyIssuePayload.from(done({ key: outcome.value.key, account: await this.readModel.known(outcome.value.accountId) } as never), context.locale);
  }

  @Mutation(() => apiKeyRevokePayload.type, { description: 'Revokes a key; it stops working at once.' })
  async apiKeyRevoke(@Arg('input', () => ApiKeyRevokeInput, { description: 'Which key.' }) input: ApiKeyRevokeInput, @Ctx() context: RequestContext): Promise<object> {
    return apiKeyRevokePayload.from(await this.shown(await this.administration.revokeApiKey(context.actor, { ...input, keyId: Number(input.keyId) })), context.locale);
  }

  private async shown<R extends Refusal>(outcome: Outcome<number, R>): Promise<Outcome<Account, R>> {
    return outcome.done ? done(await this.readModel.known(outcome.value) as Account) : outcome;
  }
}

function keyed({ accountId, idempotencyKey }: AccountInput): { accountId: number; idempotencyKey: string | null } {
  return { accountId: Number(accountId), idempotencyKey: idempotencyKey ?? null };
}
