import type { Findings, ReadRow } from './findings.js';
import { References, sameName } from './references.js';
import type { AreaRow, Planned, RosterFacts, SchoolRow } from './roster-plan.js';
import { sheetOf, type TemplateSheet } from './template.js';
import type { AreaStage, Remoteness, SchoolKind } from '../../organisations/rules/vocabulary.js';

const AREAS = sheetOf('areas');
const SCHOOLS = sheetOf('schools');

export function acceptAreas(rows: readonly ReadRow[], facts: RosterFacts, findings: Findings): { accepted: Planned<AreaRow>[]; references: References } {
  refuseDuplicates(AREAS, rows, facts.areas, 'DUPLICATE_AREA', findings);
  const references = new References(facts.areas);
  const accepted = rows.flatMap((read): Planned<AreaRow>[] => {
    const { code, nameZh, nameEn, stage } = read.values;
    if (findings.isRefused('areas', read) || !code || !nameZh || !stage) {
      references.addBadRow(read.row, writtenIn(read, ['code', 'nameZh']));
      return [];
    }
    references.add({ code, nameZh });
    return [{ row: read.row, values: { code, nameZh, nameEn: nameEn ?? null, stage: stage as AreaStage } }];
  });
  return { accepted, references };
}

export function acceptSchools(
  rows: readonly ReadRow[], facts: RosterFacts, areas: References, findings: Findings,
): { accepted: Planned<SchoolRow>[]; references: References } {
  refuseDuplicates(SCHOOLS, rows, facts.schools, 'DUPLICATE_SCHOOL', findings);
  const references = new References(facts.schools);
  const accepted = rows.flatMap((read): Planned<SchoolRow>[] => {
    const areaCode = areaOf(read, areas, findings);
    const { code, nameZh, nameEn, kind, remoteness } = read.values;
    if (findings.isRefused('schools', read) || !code || !nameZh || !kind || !remoteness || !areaCode) {
      references.addBadRow(read.row, writtenIn(read, ['code', 'nameZh']));
      return [];
    }
    references.add({ code, nameZh });
    return [{ row: read.row, values: {
      code, nameZh, nameEn: nameEn ?? null, kind: kind as SchoolKind, areaCode, remoteness: remoteness as Remoteness } }];
  });
  return { accepted, references };
}

function areaOf(read: ReadRow, areas: References, findings: Findings): string | null {
  const { area } = read.values;
  if (!area) return null;
  const found = areas.resolve(area);
  if ('code' in found) return found.code;
  switch (found.refusal) {
    case 'ambiguous': findings.error(SCHOOLS, read, 'area', 'AMBIGUOUS_NAME', { codes: found.codes }); break;
    case 'bad_row': findings.error(SCHOOLS, read, 'area', 'AREA_ROW_BAD', { row: found.row }); break;
    case 'unknown': findings.error(SCHOOLS, read, 'area', 'UNKNOWN_AREA', { suggestion: found.suggestion }); break;
  }
  return null;
}

/**
 * Every row of a repeated code or name is refused, as nobody can tell which is right. A name that is on
 * file under another code is one too, unless the workbook gives that other code a new name.
 */
function refuseDuplicates(
  sheet: TemplateSheet, rows: readonly ReadRow[], known: RosterFacts['areas'], code: 'DUPLICATE_AREA' | 'DUPLICATE_SCHOOL', findings: Findings,
): void {
  const byCode = rowsBy(rows, ({ values }) => values.code ?? null);
  const byName = rowsBy(rows, ({ values }) => (values.nameZh ? sameName(values.nameZh) : null));
  const knownByName = new Map(known.map((named) => [sameName(named.nameZh), named.code]));
  for (const read of rows) {
    const { code: own, nameZh } = read.values;
    const sameCode = own ? otherRow(byCode.get(own), read) : null;
    if (sameCode) {
      findings.error(sheet, read, 'code', code, { where: 'file', otherRow: sameCode.row });
      continue;
    }
    if (!nameZh) continue;
    const sameNamed = otherRow(byName.get(sameName(nameZh)), read);
    if (sameNamed) findings.error(sheet, read, 'nameZh', code, { where: 'file', otherRow: sameNamed.row });
    const onFile = knownByName.get(sameName(nameZh));
    if (!sameNamed && own && onFile !== undefined && onFile !== own && !byCode.has(onFile)) {
      findings.error(sheet, read, 'nameZh', code, { where: 'database', otherCode: onFile });
    }
  }
}

export function rowsBy(rows: readonly ReadRow[], keyOf: (read: ReadRow) => string | null): Map<string, ReadRow[]> {
  const groups = new Map<string, ReadRow[]>();
  for (const read of rows) {
    const key = keyOf(read);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(read);
    else groups.set(key, [read]);
  }
  return groups;
}

export function otherRow(group: readonly ReadRow[] | undefined, read: ReadRow): ReadRow | null {
  return group?.find((candidate) => candidate !== read) ?? null;
}

/** What the cells hold, even where it was refused: a reference may repeat the same mistake. */
function writtenIn({ values, cells }: ReadRow, keys: readonly string[]): string[] {
  return keys.flatMap((key) => [values[key], cells[key]?.value]).filter((value) => value !== null && value !== undefined).map(String);
}
