/** Words of the calendar of all sessions and of clashes. */
export const calendar = {
  title: ['培训日历', 'Calendar'],
  sub: ['全县各班、工作室的全部场次；地点、授课人、学员冲突随时可见。', 'Every session of every class and studio, with clashes of room, lecturer and teacher.'],
  month: ['月', 'Month'], week: ['周', 'Week'], today: ['今天', 'Today'], previous: ['往前', 'Earlier'], next: ['往后', 'Later'], clashes: ['冲突', 'Clashes'], monthTitle: ['%{year} 年 %{month} 月', '%{month}/%{year}'], weekTitle: ['%{from} 至 %{to}', '%{from} to %{to}'],
  weekdays: { mon: ['一', 'Mon'], tue: ['二', 'Tue'], wed: ['三', 'Wed'], thu: ['四', 'Thu'], fri: ['五', 'Fri'], sat: ['六', 'Sat'], sun: ['日', 'Sun'] },
  more: ['还有 %{smart_count} 场', '%{smart_count} more'], none: ['这段时间没有安排', 'Nothing is planned here'], noneText: ['换一段时间，或清除筛选条件。', 'Look at other days, or clear the filters.'],
  area: ['片区', 'Area'], room: ['地点', 'Room'], lecturer: ['授课人', 'Lecturer'], stage: ['学段', 'Stage'], schools: ['范围', 'Which'], county: ['县级及工作室', 'The county’s'], all: ['含各校校本', 'With schools’ own'],
  count: ['%{smart_count} 场', '%{smart_count} session |||| %{smart_count} sessions'], clashCount: ['%{smart_count} 场有冲突', '%{smart_count} with a clash'], people: ['%{smart_count} 人', '%{smart_count} people'],
  clash: { none: ['没有冲突', 'No clashes'], noneText: ['这段时间没有人或地点被同时安排在两处。', 'Nobody and no room is in two places at once.'], kind: ['冲突', 'Clash'], one: ['先开始的', 'Begins first'], other: ['另一场', 'The other'], when: ['时间', 'When'], what: ['谁或哪里', 'Who or where'], teachers: ['%{names}等 %{count} 人', '%{names}, %{count} in all'], sub: ['同一时间同一地点、同一授课人，或同一位教师参加两处。', 'One room, one lecturer or one teacher in two places at once.'] },
  planned: { title: ['与已有安排冲突（仍可保存）', 'Clashes with what stands (it can be saved all the same)'], ROOM: ['第 %{ordinal} 场：%{place} 已有“%{title}”%{time}', 'Session %{ordinal}: %{place} is taken by “%{title}”, %{time}'], LECTURER: ['第 %{ordinal} 场：%{lecturer} 在“%{title}”授课 %{time}', 'Session %{ordinal}: %{lecturer} holds “%{title}”, %{time}'], TEACHER: ['第 %{ordinal} 场：本班 %{count} 人同时参加“%{title}”%{time}', 'Session %{ordinal}: %{count} of this class attend “%{title}”, %{time}'] },
  file: ['日历文件（.ics）', 'Calendar file (.ics)'],
  keys: { previous: ['往前', 'Earlier'], next: ['往后', 'Later'], today: ['回到今天', 'Today'], month: ['按月', 'Month'], week: ['按周', 'Week'] },
} as const;
