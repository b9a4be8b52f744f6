import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import type { CohortsReadModel } from './cohorts.read-model.js';
import { Cohort } from './cohorts.types.js';
import type { RegistrationImportsReadModel } from './registration-imports.read-model.js';
import type { RegistrationImports } from './registration-imports.service.js';
import {
  RegistrationImport, registrationImportCancelPayload, RegistrationImportInput, RegistrationImportLineFilter, RegistrationImportLinePage, type RegistrationImportLine, RegistrationImportPage, RegistrationImportPrepareInput,
  registrationImportPreparePayload, registrationImportTakePayload,
} from './registration-imports.types.js';

@Resolver(() => RegistrationImport)
export class RegistrationImportsResolver {
  constructor(private readonly imports: RegistrationImports, private readonly readModel: RegistrationImportsReadModel, private readonly cohorts: CohortsReadModel) {}

  @Query(() => RegistrationImportPage, { description: "Lists that were brought for a class, the newest first: the viewer's own, all of them for the centre." })
  registrationImports(
    @Arg('cohortId', () => ID, { description: 'For which class.' }) cohortId: string,
    @PageArg() page: PageInput, @Ctx() context: RequestContext,
  ): Promise<Page<RegistrationImport>> {
    return this.readModel.page(context.actor, Number(cohortId), page, context.locale);
  }

  @Query(() => RegistrationImport, { nullable: true, description: 'One list, or null when there is none within reach.' })
  registrationImport(@Arg('id', () => ID, { description: 'Which one.' }) id: string, @Ctx() context: RequestContext): Promise<RegistrationImport | null> {
    return this.readModel.one(context.actor, Number(id), context.locale);
  }

  @FieldResolver(() => Cohort, { description: 'The class.' })
  cohort(@Root() list: RegistrationImport, @Ctx() context: RequestContext): Promise<Cohort> {
    return this.cohorts.byId(context, list.cohortId);
  }

  @FieldResolver(() => RegistrationImportLinePage, { description: 'Its lines, in the order of the list.' })
  lines(
    @Root() list: RegistrationImport,
    @PageArg() page: PageInput,
    @Arg('filter', () => RegistrationImportLineFilter, { description: 'Which lines.', defaultValue: {} }) filter: RegistrationImportLineFilter, @Ctx() context: RequestContext,
  ): Promise<Page<RegistrationImportLine>> {
    return this.readModel.lines(list.id, filter, page, context.locale);
  }

  @Mutation(() => registrationImportPreparePayload.type, { description: 'Checks a list of people for a class; a job does it. Nobody is registered.' })
  async registrationImportPrepare(@Arg('input', () => RegistrationImportPrepareInput, { description: 'Which list.' }) input: RegistrationImportPrepareInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationImportPreparePayload.from(await this.shown(await this.imports.prepare(context.actor, input), context), context.locale);
  }

  @Mutation(() => registrationImportTakePayload.type, { description: 'Registers the lines of a checked list that are right; a job does it, by the rule of every other registration. What came to a halt goes on where it was.' })
  async registrationImportTake(@Arg('input', () => RegistrationImportInput, { description: 'Which list.' }) input: RegistrationImportInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationImportTakePayload.from(await this.shown(await this.imports.take(context.actor, input), context), context.locale);
  }

  @Mutation(() => registrationImportCancelPayload.type, { description: 'Leaves a checked list without registering anybody.' })
  async registrationImportCancel(@Arg('input', () => RegistrationImportInput, { description: 'Which list.' }) input: RegistrationImportInput, @Ctx() context: RequestContext): Promise<object> {
    return registrationImportCancelPayload.from(await this.shown(await this.imports.cancel(context.actor, input), context), context.locale);
  }

  private async shown<R extends Refusal>(outcome: Outcome<number, R>, { actor, locale }: RequestContext): Promise<Outcome<RegistrationImport, R>> {
    return outcome.done ? done(await this.readModel.one(actor, outcome.value, locale) as RegistrationImport) : outcome;
  }
}
