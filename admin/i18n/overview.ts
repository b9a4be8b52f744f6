/** Words of attendance over all classes and of entries by hand, in the console and on the phone. */
export const overview = {
  title: ['出勤统计', 'Attendance figures'], sub: ['全年各班次合计，单位：分钟；缺勤多的在前，请假另列。', 'Minutes over all classes of the year, longest absence first; leave is listed apart.'],
  year: ['年度', 'Year'], area: ['片区', 'Area'], school: ['学校', 'School'], category: ['类别', 'Category'], search: ['姓名、拼音或编号', 'Name, pinyin or number'],
  teacher: ['教师', 'Teacher'], classes: ['班次', 'Classes'], sessions: ['场次', 'Sessions'], planned: ['计划', 'Planned'], held: ['已开', 'Held'], present: ['在场', 'Present'], leave: ['请假', 'Leave'], absent: ['缺勤', 'Absent'], inMinutes: ['单位：分钟', 'In minutes'],
  none: ['这一年还没有考勤', 'No attendance in this year'], noneText: ['班次排课、签到后，这里有每位教师的合计。', 'Each teacher’s totals appear once classes have sessions and check-ins.'], ofTeacher: ['%{name}的各班出勤', 'Attendance of %{name} by class'], roll: ['班次', 'Class'], openGate: ['场次明细', 'Sessions'],
  tabs: { teachers: ['按教师', 'By teacher'], hand: ['手工登记', 'Entries by hand'] },
  handText: ['手工登记占出勤的比例：达到 10% 请留意，达到 30% 偏高。结束 24 小时以后补登的另计。', 'How much of the attendance staff entered by hand: worth a look from 10%, high from 30%. Entries made more than 24 hours after the session are counted apart.'], by: ['汇总', 'By'], byOf: { ROLL: ['按班次', 'By class'], SESSION: ['按场次', 'By session'], PERSON: ['按登记人', 'By person'] },
  what: { ROLL: ['班次', 'Class'], SESSION: ['场次', 'Session'], PERSON: ['登记人', 'Entered by'] }, entries: ['手工登记', 'By hand'], presences: ['全部出勤', 'All presences'], share: ['比例', 'Share'], late: ['24 小时后补登', 'After 24 hours'], toRegister: ['看登记', 'Register'], handNone: ['这一年没有手工登记', 'No entries by hand in this year'], grade: { USUAL: ['正常', 'Usual'], WATCH: ['留意', 'Check'], HIGH: ['偏高', 'High'] },
  mine: ['我的出勤', 'My attendance'], mineNone: ['这一年没有考勤', 'No attendance in this year'], line: ['计划 %{planned} 分钟 · 在场 %{present} · 请假 %{leave} · 缺勤 %{absent}', '%{planned} min planned · %{present} present · %{leave} leave · %{absent} absent'], back: ['返回', 'Back'], all: ['合计', 'In all'],
} as const;
