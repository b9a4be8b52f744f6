import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import type { Locale } from '../../platform/locale.js';
import { done, type Outcome } from '../../platform/outcome.js';
import type { Actor, Reach, RequestContext } from '../accounts/index.js';
import type { ClaimImportsReadModel } from './claim-imports.read-model.js';
import type { ClaimImports } from './claim-imports.service.js';
import {
  claimImportApplyPayload, claimImportPreparePayload, claimImportUndoPayload, ClaimRowOutcomeEnum, CreditClaimImport, CreditClaimImportApplyInput, CreditClaimImportPage, CreditClaimImportPrepareInput,
  type CreditClaimImportRow, CreditClaimImportRowPage, CreditClaimImportUndoInput,
} from './claim-imports.types.js';
import { CLAIM_IMPORT_READERS } from './credits.policy.js';

@Resolver()
export class ClaimImportsResolver {
  constructor(private readonly imports: ClaimImports, private readonly readModel: ClaimImportsReadModel) {}

  @Query(() => CreditClaimImportPage, { description: "Workbooks of claims of the schools within the viewer's reach, the newest first." })
  creditClaimImports(@PageArg() page: PageInput, @Ctx() { actor, locale }: RequestContext): Promise<Page<CreditClaimImport>> {
    return this.readModel.page(actor, reachOf(actor), page, locale);
  }

  @Query(() => CreditClaimImport, { nullable: true, description: 'One workbook of claims, or null when there is none within reach.' })
  creditClaimImport(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() { actor, locale }: RequestContext): Promise<CreditClaimImport | null> {
    return this.readModel.one(actor, reachOf(actor), Number(id), locale);
  }

  @Query(() => CreditClaimImportRowPage, { description: 'Rows of a workbook of claims in its order; none when it is out of reach.' })
  async creditClaimImportRows(
    @Arg('importId', () => ID, { description: 'Which workbook.' }) importId: string,
    @Arg('outcome', () => ClaimRowOutcomeEnum, { nullable: true, description: 'Only those that end so.' }) outcome: string | null,
    @PageArg() page: PageInput,
    @Ctx() { actor, locale }: RequestContext,
  ): Promise<Page<CreditClaimImportRow>> {
    const found = await this.readModel.one(actor, reachOf(actor), Number(importId), locale);
    return found ? this.readModel.rows(found.id, outcome ?? null, page, locale) : { items: [], totalCount: 0 };
  }

  @Mutation(() => claimImportPreparePayload.type, { description: "Checks a school's workbook of claims without filing anything." })
  async creditClaimImportPrepare(@Arg('input', () => CreditClaimImportPrepareInput, { description: 'The workbook and its evidence.' }) input: CreditClaimImportPrepareInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return claimImportPreparePayload.from(await this.shown(actor, await this.imports.prepare(actor, { ...input }), locale), locale);
  }

  @Mutation(() => claimImportApplyPayload.type, { description: 'Files the rows of a checked workbook as claims of the school.' })
  async creditClaimImportApply(@Arg('input', () => CreditClaimImportApplyInput, { description: 'Which one, and whether bad rows are left out.' }) { importId, onlyGoodRows, idempotencyKey }: CreditClaimImportApplyInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return claimImportApplyPayload.from(await this.shown(actor, await this.imports.apply(actor, { importId: Number(importId), onlyGoodRows, idempotencyKey }), locale), locale);
  }

  @Mutation(() => claimImportUndoPayload.type, { description: 'Withdraws all claims of a workbook while none of them is decided.' })
  async creditClaimImportUndo(@Arg('input', () => CreditClaimImportUndoInput, { description: 'Which one.' }) { importId, idempotencyKey }: CreditClaimImportUndoInput, @Ctx() { actor, locale }: RequestContext): Promise<object> {
    return claimImportUndoPayload.from(await this.shown(actor, await this.imports.undo(actor, { importId: Number(importId), idempotencyKey }), locale), locale);
  }

  private async shown<R extends { code: string }>(actor: Actor, outcome: Outcome<number, R>, locale: Locale): Promise<Outcome<CreditClaimImport, R>> {
    return outcome.done ? done((await this.readModel.one(actor, reachOf(actor), outcome.value, locale)) as CreditClaimImport) : outcome;
  }
}

const reachOf = (actor: Actor): Reach => actor.reach(...CLAIM_IMPORT_READERS);
