import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { type Page, PageArg, PageInput } from '../../platform/graphql/payload.js';
import { done, type Outcome, type Refusal } from '../../platform/outcome.js';
import type { RequestContext } from '../accounts/index.js';
import { archiveBindPayload, archiveFileAddPayload, archiveFileDescribePayload, archiveFileRemovePayload, archivePartRequirePayload, archiveReopenPayload, archiveSealPayload } from './archives.payloads.js';
import type { ArchivesReadModel } from './archives.read-model.js';
import type { Archives } from './archives.service.js';
import {
  ArchiveBindInput, ArchiveFileAddInput, ArchiveFileDescribeInput, ArchiveFileRemoveInput, ArchiveFilter, type ArchiveLine, ArchiveLinePage, ArchivePartRequireInput, ArchiveReopenInput, ArchiveSealInput, CohortArchive,
} from './archives.types.js';

const idOf = (id: string | null | undefined): number | null => (id ? Number(id) : null);

@Resolver()
export class ArchivesResolver {
  constructor(private readonly service: Archives, private readonly readModel: ArchivesReadModel) {}

  @Query(() => CohortArchive, { nullable: true, description: "A cohort's archive; null when there is no such cohort within reach." })
  cohortArchive(@Arg('cohortId', () => ID, { description: 'Which cohort.' }) cohortId: string, @Ctx() context: RequestContext): Promise<CohortArchive | null> {
    return this.readModel.one(context.actor, Number(cohortId), context.locale);
  }

  @Query(() => ArchiveLinePage, { description: 'Archives of classes that have begun, the last ended first. In Excel at /downloads/cohort-archives.xlsx.' })
  cohortArchives(
    @PageArg() page: PageInput,
    @Arg('filter', () => ArchiveFilter, { description: 'Which archives.', defaultValue: {} }) filter: ArchiveFilter,
    @Ctx() context: RequestContext,
  ): Promise<Page<ArchiveLine>> {
    return this.readModel.page(context.actor, filter, page, context.locale);
  }

  @Mutation(() => archiveFileAddPayload.type, { description: 'Puts an uploaded file into a part.' })
  async archiveFileAdd(@Arg('input', () => ArchiveFileAddInput, { description: 'The file.' }) input: ArchiveFileAddInput, @Ctx() context: RequestContext): Promise<object> {
    return archiveFileAddPayload.from(await this.read(context, this.service.addFile(context.actor, { ...input, cohortId: Number(input.cohortId), fileId: Number(input.fileId), sessionId: idOf(input.sessionId) })), context.locale);
  }

  @Mutation(() => archiveFileDescribePayload.type, { description: 'Says what a file shows, and which session it belongs to.' })
  async archiveFileDescribe(@Arg('input', () => ArchiveFileDescribeInput, { description: 'The words.' }) input: ArchiveFileDescribeInput, @Ctx() context: RequestContext): Promise<object> {
    return archiveFileDescribePayload.from(await this.read(context, this.service.describeFile(context.actor, { ...input, id: Number(input.id), sessionId: idOf(input.sessionId) })), context.locale);
  }

  @Mutation(() => archiveFileRemovePayload.type, { description: 'Takes a file out of an archive; the log keeps its name and hash.' })
  async archiveFileRemove(@Arg('input', () => ArchiveFileRemoveInput, { description: 'Which file.' }) input: ArchiveFileRemoveInput, @Ctx() context: RequestContext): Promise<object> {
    return archiveFileRemovePayload.from(await this.read(context, this.service.removeFile(context.actor, { ...input, id: Number(input.id) })), context.locale);
  }

  @Mutation(() => archivePartRequirePayload.type, { description: 'Says whether a class has to have a part.' })
  async archivePartRequire(@Arg('input', () => ArchivePartRequireInput, { description: 'Which part, and whether.' }) input: ArchivePartRequireInput, @Ctx() context: RequestContext): Promise<object> {
    return archivePartRequirePayload.from(await this.read(context, this.service.require(context.actor, { ...input, cohortId: Number(input.cohortId) })), context.locale);
  }

  @Mutation(() => archiveSealPayload.type, { description: 'Seals an archive that lacks nothing: its papers change no more.' })
  async archiveSeal(@Arg('input', () => ArchiveSealInput, { description: 'Which cohort.' }) input: ArchiveSealInput, @Ctx() context: RequestContext): Promise<object> {
    return archiveSealPayload.from(await this.read(context, this.service.seal(context.actor, { ...input, cohortId: Number(input.cohortId) })), context.locale);
  }

  @Mutation(() => archiveReopenPayload.type, { description: 'Opens a sealed archive again, with the reason on record.' })
  async archiveReopen(@Arg('input', () => ArchiveReopenInput, { description: 'Which cohort, and why.' }) input: ArchiveReopenInput, @Ctx() context: RequestContext): Promise<object> {
    return archiveReopenPayload.from(await this.read(context, this.service.reopen(context.actor, { ...input, cohortId: Number(input.cohortId) })), context.locale);
  }

  @Mutation(() => archiveBindPayload.type, { description: 'Starts the job that puts an archive together; its id stands in the archive.' })
  async archiveBind(@Arg('input', () => ArchiveBindInput, { description: 'Which cohort, as what.' }) input: ArchiveBindInput, @Ctx() context: RequestContext): Promise<object> {
    return archiveBindPayload.from(await this.read(context, this.service.bind(context.actor, { ...input, cohortId: Number(input.cohortId) })), context.locale);
  }

  private async read<R extends Refusal>(context: RequestContext, outcome: Promise<Outcome<number, R>>): Promise<Outcome<CohortArchive, R>> {
    const told = await outcome;
    return told.done ? done(await this.readModel.one(context.actor, told.value, context.locale) as CohortArchive) : told;
  }
}
