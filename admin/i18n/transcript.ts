/** Words of the public page that verifies transcripts. */
export const transcript = {
  title: ['学分证明查验', 'Verify a transcript'],
  verdict: {
    GENUINE: ['证明真实', 'Genuine'], CHANGED_SINCE: ['证明真实，学分有变化', 'Genuine, changed since'], LEDGER_DIFFERS: ['与台账不符', 'Does not match the ledger'], ALTERED: ['未通过验证', 'Not verified'], UNKNOWN_TEACHER: ['查无此人', 'Not on record'],
  },
  today: ['系统今日数据', 'In the database today'],
  printed: ['证明所载', 'Printed on the paper'],
  holder: ['姓名', 'Holder'], school: ['单位', 'School'], number: ['教师编号', 'Teacher number'], cycle: ['周期', 'Cycle'], printedOn: ['出具时间', 'Printed'], total: ['学分合计', 'Total credits'], goal: ['周期要求', 'Goal'], standing: ['达标', 'Standing'],
  met: ['已达标', 'met'], notMet: ['未达标', 'not met'], entries: ['登记笔数', 'Entries'], rules: ['认定依据', 'Rules'],
  compare: ['请核对：证明上的姓名、周期和学分合计应与“证明所载”一致；不一致的，是改动过的证明。', 'Compare: name, cycle and total on the paper must be those under “printed”. If they differ, the paper was altered.'],
  masked: ['姓名已隐去部分，以保护个人信息', 'The name is masked to protect the person'],
} as const;
