import { notFound } from '../../platform/errors.js';
import { settled } from '../../platform/graphql/left-out.js';
import { done, type Outcome, refused } from '../../platform/outcome.js';
import { once } from '../../platform/transactions/idempotency.js';
import type { Tx } from '../../platform/transactions/tx.js';
import type { UnitOfWork } from '../../platform/transactions/unit-of-work.js';
import type { Actor } from '../accounts/index.js';
import { ProgrammeRow } from './training.entities.js';
import { fieldsOf, type FormField, type FormRefusal, refusalOfForm } from './rules/form.js';
import { APPROVAL_STEPS, type ApprovalStep, type ProgrammeStatus } from './rules/vocabulary.js';

export type ProgrammeRefusal =
  | { readonly code: 'CODE_TAKEN' }
  | { readonly code: 'SHARE_ABOVE_ONE' }
  | FormRefusal
  | { readonly code: 'NOT_DRAFT'; readonly status: ProgrammeStatus }
  | { readonly code: 'NOT_PUBLISHED'; readonly status: ProgrammeStatus }
  | { readonly code: 'COHORTS_OPEN'; readonly open: number };
type FieldsRefusal = 'SHARE_ABOVE_ONE' | FormRefusal['code'];
type Refused<C extends ProgrammeRefusal['code']> = Extract<ProgrammeRefusal, { code: C }>;

type Optional = Pick<ProgrammeRow, 'titleEn' | 'topic' | 'clashPolicy' | 'assessmentRequired' | 'absenceNumerator' | 'absenceDenominator'> & { readonly approvalChain: readonly ApprovalStep[]; readonly formFields: readonly NewField[] };
/** What may be left out is as it stands, for a new one nobody's approval, no questions, clashes refused. */
export type NewProgramme = { readonly [K in keyof Optional]?: Optional[K] | null } & Pick<ProgrammeRow, 'title' | 'sponsorLevel' | 'mode' | 'category' | 'organiser' | 'minutes' | 'year' | 'seats'>;
type Settled = NewProgramme & Optional;
type NewField = Omit<FormField, 'labelEn'> & { readonly labelEn?: string | null };
type Keyed = { idempotencyKey?: string | null | undefined };

const COLUMNS = ['title', 'titleEn', 'sponsorLevel', 'mode', 'category', 'organiser', 'minutes', 'year', 'seats', 'assessmentRequired', 'absenceNumerator', 'absenceDenominator', 'topic', 'clashPolicy', 'approvalChain', 'formFields'] as const satisfies readonly (keyof ProgrammeRow)[];
type Columns = Pick<ProgrammeRow, (typeof COLUMNS)[number]>;

export class Programmes {
  constructor(private readonly work: UnitOfWork) {}

  create(actor: Actor, input: { code: string; programme: NewProgramme } & Keyed): Promise<Outcome<number, Refused<'CODE_TAKEN' | FieldsRefusal>>> {
    return once(this.work, actor, { operation: 'programmeCreate', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const programme = settledOf(input.programme);
      const code = input.code.toUpperCase();
      const refusal = refusalOfFields(programme);
      if (refusal) return refused(refusal);
      if (await tx.lockOne('SELECT id FROM programmes WHERE code = ?', [code])) return refused({ code: 'CODE_TAKEN' });
      return done(await draftProgramme(tx, code, programme));
    });
  }

  edit(actor: Actor, input: { id: string; programme: NewProgramme } & Keyed): Promise<Outcome<number, Refused<FieldsRefusal | 'NOT_DRAFT'>>> {
    return once(this.work, actor, { operation: 'programmeEdit', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const before = await lockProgramme(tx, Number(input.id));
      const { id, status } = before;
      const programme = settledOf(input.programme, before);
      if (status !== 'DRAFT') return refused({ code: 'NOT_DRAFT', status });
      const refusal = refusalOfFields(programme);
      if (refusal) return refused(refusal);
      const columns = picked(programme);
      await tx.run(`UPDATE programmes SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')}, changedAt = ? WHERE id = ?`, [...COLUMNS.map((column) => columns[column]), tx.now, id]);
      tx.audit({ action: 'programme.edit', subjectType: 'Programme', subjectId: id, details: columns });
      return done(id);
    });
  }

  publish(actor: Actor, input: { id: string } & Keyed): Promise<Outcome<number, Refused<'NOT_DRAFT'>>> {
    return once(this.work, actor, { operation: 'programmePublish', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { id, status } = await lockProgramme(tx, Number(input.id));
      if (status !== 'DRAFT') return refused({ code: 'NOT_DRAFT', status });
      return done(await this.become(tx, id, 'PUBLISHED', 'programme.publish'));
    });
  }

  close(actor: Actor, input: { id: string } & Keyed): Promise<Outcome<number, Refused<'NOT_PUBLISHED' | 'COHORTS_OPEN'>>> {
    return once(this.work, actor, { operation: 'programmeClose', input, key: input.idempotencyKey ?? null }, async (tx) => {
      const { id, status } = await lockProgramme(tx, Number(input.id));
      if (status !== 'PUBLISHED') return refused({ code: 'NOT_PUBLISHED', status });
      const open = (await tx.row<{ n: number }>("SELECT COUNT(*) AS n FROM cohorts WHERE programmeId = ? AND status <> 'CLOSED'", [id]))?.n ?? 0;
      if (open > 0) return refused({ code: 'COHORTS_OPEN', open });
      return done(await this.become(tx, id, 'CLOSED', 'programme.close'));
    });
  }

  private async become(tx: Tx, id: number, status: ProgrammeStatus, action: string): Promise<number> {
    await tx.run('UPDATE programmes SET status = ?, changedAt = ? WHERE id = ?', [status, tx.now, id]);
    tx.audit({ action, subjectType: 'Programme', subjectId: id });
    return id;
  }
}

/** Writes a draft whose code the caller has found free. */
export async function draftProgramme(tx: Tx, code: string, programme: NewProgramme): Promise<number> {
  const id = await tx.insert(ProgrammeRow, { code, ...picked(settledOf(programme)), status: 'DRAFT', createdAt: tx.now, changedAt: tx.now });
  tx.audit({ action: 'programme.create', subjectType: 'Programme', subjectId: id, details: { code, title: programme.title } });
  return id;
}

/** @throws RequestError NOT_FOUND */
export async function lockProgramme(tx: Tx, id: number): Promise<ProgrammeRow> {
  const programme = await tx.lockOne<ProgrammeRow>('SELECT * FROM programmes WHERE id = ?', [id]);
  if (!programme) throw notFound({ zh: '培训项目', en: 'programme' });
  return programme;
}

function settledOf(given: NewProgramme, before: ProgrammeRow | null = null): Settled {
  const none: Optional = { titleEn: given.title, topic: '', clashPolicy: 'REFUSE', assessmentRequired: false, absenceNumerator: 1, absenceDenominator: 5, approvalChain: [], formFields: [] };
  return settled(given, none, before ? { ...before, approvalChain: chainOf(before.approvalChain), formFields: fieldsOf(before.formFields) } : none);
}

const chainOf = (text: string): ApprovalStep[] => (Object.keys(APPROVAL_STEPS) as ApprovalStep[]).filter((each) => text.split(',').includes(each));

function refusalOfFields(programme: Settled): Refused<FieldsRefusal> | null {
  return programme.absenceNumerator > programme.absenceDenominator ? { code: 'SHARE_ABOVE_ONE' } : refusalOfForm(programme.formFields.map(asField));
}

function asField({ labelEn, ...field }: NewField): FormField {
  return { ...field, labelEn: labelEn ?? field.label, choices: field.kind === 'CHOICE' ? field.choices.map((each) => each.trim()) : [] };
}

function picked(programme: Settled): Columns {
  const { approvalChain, formFields, topic } = programme;
  const named = { ...programme, topic: topic.trim(), approvalChain: chainOf(approvalChain.join(',')).join(','), formFields: formFields.length === 0 ? null : JSON.stringify(formFields.map(asField)) };
  return Object.fromEntries(COLUMNS.map((column) => [column, named[column]])) as unknown as Columns;
}
