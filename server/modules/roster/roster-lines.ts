import type { Secrets } from '../../platform/secrets.js';
import { nameKeyOf } from '../teachers/index.js';
import { changesOf, type Content, type OnFile, picked, type RosterLine } from './rules/lines.js';
import type { AreaRow, Planned, RosterPlan, SchoolRow, TeacherRow } from './rules/roster-plan.js';
import type { SheetKey } from './rules/template.js';

/**
 * The rows that a plan would write, areas first; rows that say what is on file already are left out.
 * National ids and mobiles are sealed here, so that nothing readable waits in the database.
 */
export function linesOf(plan: RosterPlan, onFile: OnFile, secrets: Secrets): RosterLine[] {
  return [
    ...sheetLines('areas', plan.areas, onFile, areaContent),
    ...sheetLines('schools', plan.schools, onFile, schoolContent),
    ...sheetLines('teachers', plan.teachers, onFile, (row, known) => teacherContent(row, known, secrets)),
  ];
}

function sheetLines<Row extends object>(sheet: SheetKey, rows: { create: readonly Planned<Row>[]; update: readonly Planned<Row>[] }, onFile: OnFile, contentOf: (row: Row, known?: Content) => Content): RosterLine[] {
  return [...rows.create, ...rows.update].sort((one, other) => one.row - other.row).flatMap(({ row, values }): RosterLine[] => {
    const naturalKey = 'number' in values ? String(values.number) : String((values as { code?: unknown }).code);
    const known = onFile[sheet].get(naturalKey);
    if (!known) return [{ sheet, rowNumber: row, action: 'CREATE', naturalKey, content: newContent(contentOf(values), sheet), previous: null }];
    const content = changesOf(contentOf(values, known), known);
    const changed = Object.keys(content);
    if (changed.length === 0) return [];
    // A teacher who was moved or given another id since is no longer the one that was checked.
    const previous = picked(known, sheet === 'teachers' ? [...changed, 'schoolCode', 'nationalIdKey'] : changed);
    return [{ sheet, rowNumber: row, action: 'UPDATE', naturalKey, content, previous }];
  });
}

const areaContent = ({ code, nameZh, nameEn, stage }: AreaRow): Content => ({ code, name: nameZh, nameEn, stage });

const schoolContent = ({ code, nameZh, nameEn, kind, areaCode, remoteness }: SchoolRow): Content => ({ code, name: nameZh, nameEn, kind, areaCode, remoteness });

/** A name in English may be left out; every other optional field may be null. */
function newContent(content: Content, sheet: SheetKey): Content {
  return sheet === 'teachers' ? content : { ...content, nameEn: content.nameEn ?? '' };
}

function teacherContent(row: TeacherRow, known: Content | undefined, secrets: Secrets): Content {
  const { number, name, nationalId, nationalIdKey, mobile, sex, bornOn, schoolCode, title, post, subject, stage, hiredOn } = row;
  const seal = (field: 'nationalId' | 'mobile', value: string | null): string | null => {
    const before = known?.[`${field}Sealed`] ?? null;
    const place = `teacher:${number}:${field}`;
    if (value === null || (before !== null && secrets.decrypt(before, place) === value)) return before;
    return secrets.encrypt(value, place);
  };
  return {
    number, name, nameKey: known?.name === name ? known.nameKey ?? null : nameKeyOf(name), nationalIdSealed: known?.nationalIdKey === nationalIdKey ? known.nationalIdSealed ?? null : seal('nationalId', nationalId),
    nationalIdKey, mobileSealed: seal('mobile', mobile), sex, bornOn, schoolCode, title, post, subject, stage, hiredOn, status: 'ACTIVE',
  };
}
