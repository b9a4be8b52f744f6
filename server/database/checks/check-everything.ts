import type { Invariant, ModuleParts, Platform } from '../../platform/module.js';
import { FIRST_HASH, hashOf } from '../../platform/transactions/audit-chain.js';
import type { AuditHead, AuditRow } from '../../platform/transactions/work.entities.js';

export interface Finding {
  readonly name: string;
  readonly violations: readonly object[];
}

/** Runs every module's invariants and those of the house itself. Reads only. */
export async function checkEverything(platform: Platform, modules: readonly ModuleParts<never>[]): Promise<Finding[]> {
  const all: readonly Invariant[] = [...modules.flatMap((each) => each.invariants ?? []), ...houseInvariants(platform)];
  const findings: Finding[] = [];
  for (const { name, violations } of all) findings.push({ name, violations: await violations(platform.reader) });
  return findings.sort((a, b) => Number.parseInt(a.name, 10) - Number.parseInt(b.name, 10));
}

const PAGE = 2_000;

/** Where sealed values stand, and the place that each was sealed for. */
const SEALED: readonly { readonly table: string; readonly column: string; readonly names: string; readonly place: (name: string) => string; readonly key?: string }[] = [
  { table: 'teachers', column: 'nationalIdSealed', names: 'number', place: (number) => `teacher:${number}:nationalId`, key: 'nationalIdKey' },
  { table: 'teachers', column: 'mobileSealed', names: 'number', place: (number) => `teacher:${number}:mobile` },
  { table: 'experts', column: 'mobileSealed', names: 'contactKey', place: (contactKey) => `expert:${contactKey}:mobile` },
  { table: 'selection_objections', column: 'nameSealed', names: 'receipt', place: (receipt) => `objection:${receipt}:name` },
  { table: 'selection_objections', column: 'contactSealed', names: 'receipt', place: (receipt) => `objection:${receipt}:contact` },
];

function houseInvariants({ secrets }: Platform): readonly Invariant[] {
  return [
    {
      name: '18 the audit chain is unbroken and gapless',
      violations: async (reader) => {
        let previous = { seq: 0, hash: FIRST_HASH };
        for (;;) {
          const rows = await reader.rows<AuditRow>('SELECT * FROM audit_rows WHERE seq > ? ORDER BY seq LIMIT ?', [previous.seq, PAGE]);
          for (const row of rows) {
            const { hash, ...rest } = row;
            if (row.seq !== previous.seq + 1 || row.previousHash !== previous.hash || hashOf(rest) !== hash) return [{ firstBadSeq: row.seq, action: row.action }];
            previous = { seq: row.seq, hash };
          }
          if (rows.length < PAGE) break;
        }
        const head = await reader.row<AuditHead>('SELECT seq, hash FROM audit_heads WHERE id = 1');
        return head?.seq === previous.seq && head.hash === previous.hash ? [] : [{ head: head?.seq, lastRow: previous.seq }];
      },
    },
    { name: '23 no idempotency key is stuck', violations: (reader) => reader.rows<object>('SELECT id, operation FROM idempotency_keys WHERE reply IS NULL LIMIT 50') },
    {
      name: '24 every ciphertext opens and matches its blind index',
      violations: async (reader) => {
        const bad: object[] = [];
        for (const { table, column, names, place, key } of SEALED) {
          for (let after = 0, isMore = true; isMore;) {
            const rows = await reader.rows<{ id: number; name: string; sealed: string; blindIndex: string | null }>(
              `SELECT id, ${names} AS name, ${column} AS sealed, ${key ?? 'NULL'} AS blindIndex FROM ${table} WHERE ${column} IS NOT NULL AND id > ? ORDER BY id LIMIT ?`, [after, PAGE]);
            for (const { id, name, sealed, blindIndex } of rows) {
              const isGood = opens(() => {
                const value = secrets.decrypt(sealed, place(name));
                return key === undefined || secrets.blindIndex('nationalId', value) === blindIndex;
              });
              if (!isGood) bad.push({ table, column, id });
              after = id;
            }
            isMore = rows.length === PAGE;
          }
        }
        return bad;
      },
    },
    { name: '25 a school counts its teachers', violations: (reader) => reader.rows<object>("SELECT s.id, s.teacherCount FROM schools s LEFT JOIN teachers t ON t.schoolId = s.id AND t.status = 'ACTIVE' GROUP BY s.id, s.teacherCount HAVING s.teacherCount <> COUNT(t.id) LIMIT 50") },
  ];
}

function opens(read: () => boolean): boolean {
  try {
    return read();
  } catch {
    return false;
  }
}
