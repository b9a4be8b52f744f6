import { countyTimeOf } from '../../platform/clock.js';
import { type Locale, say } from '../../platform/locale.js';
import { workbookBytes } from '../../platform/spreadsheets/index.js';
import type { CascadeSheet } from './cascade.types.js';
import { STEP_STATES } from './rules/step.js';

/** Coverage by school, who attended above with what proves it, and the lineage. */
export function cascadeWorkbook({ areas, attendees, steps }: CascadeSheet, locale: Locale): Promise<Uint8Array> {
  const word = (zh: string, en: string): string => say({ zh, en }, locale);
  return workbookBytes({ sheets: [
    {
      name: word('覆盖情况', 'Coverage'),
      columns: [
        { key: 'area', header: word('片区', 'Area'), type: 'text', width: 18 }, { key: 'school', header: word('学校', 'School'), type: 'text', width: 28 }, { key: 'state', header: word('情况', 'State'), type: 'text', width: 14 },
        { key: 'heldOn', header: word('完成日期', 'Held on'), type: 'date', width: 12 }, { key: 'people', header: word('参训教师', 'Teachers'), type: 'integer' },
      ],
      rows: areas.flatMap((area) => area.schools.map((school) => ({
        area: word(area.name, area.nameEn), school: word(school.name, school.nameEn), state: school.isReached ? word('已覆盖', 'Reached') : school.isOverdue ? word('逾期未覆盖', 'Overdue') : word('未覆盖', 'Not reached'), heldOn: school.heldOn, people: school.people,
      }))),
    },
    ...(attendees.length === 0 ? [] : [{
      name: word('参加上级培训', 'At the source'),
      columns: [
        { key: 'number', header: word('教师编号', 'Teacher number'), type: 'text' as const, width: 16 }, { key: 'name', header: word('姓名', 'Name'), type: 'text' as const, width: 14 }, { key: 'school', header: word('学校', 'School'), type: 'text' as const, width: 28 },
        { key: 'proof', header: word('证明', 'Proof'), type: 'text' as const, width: 28 }, { key: 'files', header: word('证明文件', 'Files'), type: 'text' as const, width: 40 },
      ],
      rows: attendees.map(({ number, name, schoolName, schoolNameEn, proof, proofs }) => ({ number, name, school: word(schoolName, schoolNameEn), proof, files: proofs.map((each) => each.name).join('；') || word('未上传', 'None yet') })),
    }]),
    {
      name: word('传递过程', 'Lineage'),
      columns: [
        { key: 'depth', header: word('层级', 'Depth'), type: 'integer' }, { key: 'place', header: word('片区或学校', 'Area or school'), type: 'text', width: 30 }, { key: 'giver', header: word('主讲（来自）', 'Given by'), type: 'text', width: 30 }, { key: 'topic', header: word('主题', 'Topic'), type: 'text', width: 36 },
        { key: 'at', header: word('时间', 'Time'), type: 'datetime', width: 18 }, { key: 'minutes', header: word('分钟', 'Minutes'), type: 'integer' }, { key: 'present', header: word('实到', 'Present'), type: 'integer' }, { key: 'members', header: word('应到', 'Expected'), type: 'integer' },
        { key: 'evidence', header: word('材料', 'Evidence'), type: 'integer' }, { key: 'state', header: word('状态', 'State'), type: 'text', width: 14 }, { key: 'reason', header: word('撤销原因', 'Why withdrawn'), type: 'text', width: 30 },
      ],
      rows: steps.map((step) => ({
        depth: step.depth + 1, place: word(step.areaName ?? step.schoolName ?? '', step.areaNameEn ?? step.schoolNameEn ?? ''), giver: `${step.giverName}（${word(step.giverSchoolName, step.giverSchoolNameEn)}）`, topic: step.topic,
        at: countyTimeOf(step.startsAt), minutes: step.durationMinutes, present: step.presentCount, members: step.memberCount, evidence: step.evidence.length, state: say(STEP_STATES[step.state], locale), reason: step.withdrawReason,
      })),
    },
  ] });
}
