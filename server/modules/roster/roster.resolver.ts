import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { countyOnly, type RosterImports } from './roster-imports.service.js';
import type { RosterImportRecord, RosterReadModel } from './roster.read-model.js';
import {
  RosterImport, RosterImportApplyInput, rosterImportApplyPayload, RosterImportPage, RosterImportPrepareInput, rosterImportPreparePayload, RosterImportUndoInput, rosterImportUndoPayload,
  RosterProblemFilter, RosterProblemGroup, RosterProblemPage, type RosterProblemType, RosterStep,
} from './roster.types.js';

@Resolver(() => RosterImport)
export class RosterResolver {
  constructor(private readonly imports: RosterImports, private readonly readModel: RosterReadModel) {}

  @Query(() => RosterImportPage, { description: 'Imports of the roster, the newest first.' })
  rosterImports(@PageArg() page: PageInput, @Ctx() context: RequestContext): Promise<Page<RosterImportRecord>> {
    countyOnly(context.actor);
    return this.readModel.page(page, context.locale);
  }

  @Query(() => RosterImport, { nullable: true, description: 'One import, or null.' })
  rosterImport(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<RosterImportRecord | null> {
    countyOnly(context.actor);
    return this.readModel.one(Number(id), context.locale);
  }

  @FieldResolver(() => RosterProblemPage, { description: 'What is wrong or was mended, by sheet, row and column. Of each severity the first 5,000 are kept.' })
  problems(
    @Root() record: RosterImportRecord,
    @PageArg() page: PageInput,
    @Arg('filter', () => RosterProblemFilter, { description: 'Which problems.', defaultValue: {} }) filter: RosterProblemFilter,
    @Ctx() context: RequestContext,
  ): Promise<Page<RosterProblemType>> {
    return this.readModel.problems(record.id, filter, page, context.locale);
  }

  @FieldResolver(() => [RosterProblemGroup])
  problemGroups(@Root() record: RosterImportRecord, @Ctx() context: RequestContext): Promise<RosterProblemGroup[]> {
    return this.readModel.problemGroups(record.id, context.locale);
  }

  @FieldResolver(() => RosterStep)
  viewerCanApply(@Root() record: RosterImportRecord, @Ctx() context: RequestContext): RosterStep {
    return this.readModel.canApply(record, false, context.locale);
  }

  @FieldResolver(() => RosterStep)
  viewerCanApplyGoodRows(@Root() record: RosterImportRecord, @Ctx() context: RequestContext): RosterStep {
    return this.readModel.canApply(record, true, context.locale);
  }

  @FieldResolver(() => RosterStep)
  viewerCanUndo(@Root() record: RosterImportRecord, @Ctx() context: RequestContext): Promise<RosterStep> {
    return this.readModel.canUndo(record, context.locale);
  }

  @Mutation(() => rosterImportPreparePayload.type, { description: 'Checks an uploaded workbook; a job does it. Nothing is written to the roster.' })
  async rosterImportPrepare(@Arg('input', () => RosterImportPrepareInput, { description: 'Which file.' }) input: RosterImportPrepareInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.imports.prepare(context.actor, { idempotencyKey: input.idempotencyKey ?? null, fileId: Number(input.fileId) });
    return rosterImportPreparePayload.from(await this.shown(outcome, context), context.locale);
  }

  @Mutation(() => rosterImportApplyPayload.type, { description: 'Writes a checked import; a job does it. What came to a halt goes on where it was.' })
  async rosterImportApply(@Arg('input', () => RosterImportApplyInput, { description: 'Which import.' }) input: RosterImportApplyInput, @Ctx() context: RequestContext): Promise<object> {
    const { importId, onlyGoodRows, idempotencyKey } = input;
    const outcome = await this.imports.apply(context.actor, { onlyGoodRows, idempotencyKey: idempotencyKey ?? null, importId: Number(importId) });
    return rosterImportApplyPayload.from(await this.shown(outcome, context), context.locale);
  }

  @Mutation(() => rosterImportUndoPayload.type, { description: 'Takes an import back: deletes what it created and restores what it changed, as long as nothing depends on it.' })
  async rosterImportUndo(@Arg('input', () => RosterImportUndoInput, { description: 'Which import.' }) input: RosterImportUndoInput, @Ctx() context: RequestContext): Promise<object> {
    const outcome = await this.imports.undo(context.actor, { idempotencyKey: input.idempotencyKey ?? null, importId: Number(input.importId) });
    return rosterImportUndoPayload.from(await this.shown(outcome, context), context.locale);
  }

  private async shown<R extends Refusal>(outcome: Outcome<number, R>, { locale }: RequestContext): Promise<Outcome<RosterImport, R>> {
    return outcome.done ? done(await this.readModel.one(outcome.value, locale) as unknown as RosterImport) : outcome;
  }
}
