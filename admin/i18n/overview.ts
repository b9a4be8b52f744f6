/** Words of attendance over all classes and of entries by hand, in the console and on the phone. */
export const overview = {
  title: ['出勤统计', 'Attendance figures'], sub: ['一年里全部班次合计，缺勤多的在前；请假另计。', 'All classes of a year added up, the longest absent first; leave apart.'],
  year: ['年度', 'Year'], area: ['片区', 'Area'], school: ['学校', 'School'], category: ['类别', 'Category'], search: ['姓名、拼音或编号', 'Name, pinyin or number'],
  teacher: ['教师', 'Teacher'], classes: ['班次', 'Classes'], sessions: ['场次', 'Sessions'], planned: ['计划', 'Planned'], held: ['已开', 'Held'], present: ['在场', 'Present'], leave: ['请假', 'Leave'], absent: ['缺勤', 'Absent'], inMinutes: ['单位：分钟', 'In minutes'],
  none: ['这一年还没有考勤', 'No attendance in this year'], noneText: ['班次排课、签到后，这里有每位教师的合计。', 'Once classes have sessions, every teacher’s figures stand here.'], ofTeacher: ['%{name}的各班出勤', 'Classes of %{name}'], roll: ['班次', 'Class'], openGate: ['场次明细', 'Sessions'],
  tabs: { teachers: ['按教师', 'By teacher'], hand: ['手工登记', 'Entries by hand'] },
  handText: ['手工登记占出勤的比例：达到 10% 请留意，达到 30% 偏高。结束 24 小时以后补登的另计。', 'Share of presence that was entered by hand: look at it from 10%, it is high from 30%. Entries more than 24 hours after the end are counted apart.'], by: ['汇总', 'By'], byOf: { ROLL: ['按班次', 'By class'], SESSION: ['按场次', 'By session'], PERSON: ['按登记人', 'By person'] },
  what: { ROLL: ['班次', 'Class'], SESSION: ['场次', 'Session'], PERSON: ['登记人', 'Entered by'] }, entries: ['手工登记', 'By hand'], presences: ['全部出勤', 'All presences'], share: ['比例', 'Share'], late: ['24 小时后补登', 'After 24 hours'], toRegister: ['看登记', 'Register'], handNone: ['这一年没有手工登记', 'No entries by hand in this year'], grade: { USUAL: ['正常', 'Usual'], WATCH: ['留意', 'Look at'], HIGH: ['偏高', 'High'] },
  mine: ['我的出勤', 'My attendance'], mineNone: ['这一年没有考勤', 'No attendance in this year'], line: ['计划 %{planned} 分钟 · 在场 %{present} · 请假 %{leave} · 缺勤 %{absent}', '%{planned} min planned · %{present} present · %{leave} leave · %{absent} absent'], back: ['返回', 'Back'], all: ['合计', 'In all'],
} as const;
