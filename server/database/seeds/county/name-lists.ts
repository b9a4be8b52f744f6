/** Surnames by how common they are, in permille of the names drawn. */
export const SURNAMES: readonly (readonly [string, number])[] = [
  ['王', 74], ['李', 72], ['张', 68], ['刘', 54], ['陈', 38], ['杨', 33], ['赵', 28], ['黄', 20], ['周', 20], ['吴', 19],
  ['徐', 15], ['孙', 15], ['马', 15], ['朱', 13], ['胡', 13], ['郭', 13], ['何', 12], ['高', 12], ['林', 10], ['罗', 9],
  ['郑', 8], ['梁', 8], ['谢', 8], ['宋', 8], ['唐', 7], ['许', 7], ['邓', 6], ['冯', 7], ['韩', 7], ['曹', 7],
  ['曾', 5], ['彭', 5], ['肖', 5], ['蔡', 4], ['潘', 4], ['田', 6], ['董', 6], ['袁', 5], ['于', 4], ['余', 4],
  ['叶', 4], ['蒋', 4], ['杜', 5], ['苏', 4], ['魏', 5], ['程', 4], ['吕', 4], ['丁', 4], ['沈', 3], ['任', 4],
  ['姚', 4], ['卢', 4], ['傅', 3], ['钟', 3], ['姜', 3], ['崔', 3], ['谭', 3], ['廖', 3], ['范', 3], ['汪', 3],
  ['陆', 3], ['金', 3], ['石', 3], ['戴', 2], ['贾', 3], ['韦', 2], ['夏', 2], ['邱', 2], ['方', 2], ['侯', 3],
  ['邹', 2], ['熊', 2], ['孟', 2], ['秦', 3], ['白', 3], ['江', 2], ['阎', 1], ['薛', 3], ['尹', 2], ['段', 2],
  ['雷', 3], ['黎', 1], ['史', 2], ['龙', 1], ['陶', 1], ['贺', 2], ['顾', 1], ['毛', 1], ['郝', 2], ['龚', 1],
  ['邵', 1], ['万', 1], ['钱', 1], ['严', 1], ['赖', 1], ['覃', 1], ['洪', 1], ['武', 2], ['莫', 1], ['孔', 1],
  ['查', 1], ['单', 1], ['仇', 1], ['区', 1], ['解', 1], ['冼', 1], ['逄', 1], ['亓', 1], ['昝', 1], ['缑', 1],
  ['欧阳', 1], ['司马', 1], ['上官', 1], ['诸葛', 1], ['司徒', 1], ['皇甫', 1], ['令狐', 1], ['尉迟', 1],
];

export interface GivenNames {
  /** The first year of birth the list speaks of; the next list ends it. */
  readonly fromYear: number;
  readonly male: { readonly first: string; readonly second: string; readonly single: string };
  readonly female: { readonly first: string; readonly second: string; readonly single: string };
  readonly singlePermille: number;
}

/** Characters that parents of each generation gave, by sex. */
export const GIVEN_NAMES: readonly GivenNames[] = [
  { fromYear: 0, singlePermille: 60,
    male: { first: '建国志文德永新明世正光忠振长天宝俊学', second: '军民平华强林生明国成义庆山福安才祥', single: '勇军强刚斌平' },
    female: { first: '秀玉桂淑凤月春爱翠素彩惠亚巧菊', second: '英兰芳珍霞梅琴莲花娥芬云萍香玲', single: '琴霞萍玲芳艳' } },
  { fromYear: 1970, singlePermille: 160,
    male: { first: '建国志文晓海永红卫小亚宏少向新耀立', second: '军伟强峰涛斌锋刚辉鹏明利平林锁科', single: '军伟勇涛斌辉峰鹏刚锋' },
    female: { first: '小晓红丽秀亚艳春雪玉海爱文彩淑', second: '丽红霞梅艳玲芳萍燕娟莉琴侠妮利', single: '丽艳红娟燕霞敏静玲莉' } },
  { fromYear: 1980, singlePermille: 260,
    male: { first: '志晓海文建永小宏亚俊鹏世振佳继少', second: '峰鹏涛飞龙波超伟杰亮磊刚斌辉强博', single: '涛磊鹏超波飞杰亮伟凯帅博' },
    female: { first: '晓丽亚艳海小雅文雪婷燕玉佳春彩', second: '娟丽妮娜燕婷静敏荣玲莎宁芳瑞霞', single: '静娟婷娜丽敏燕莉妮倩洁' } },
  { fromYear: 1990, singlePermille: 220,
    male: { first: '子浩宇嘉俊文晨泽博志世佳建一明', second: '轩杰鹏飞凯阳博龙豪宇帆超哲瑞辰', single: '凯博浩宇鑫哲阳帆旭' },
    female: { first: '欣佳雨思梦雅晓嘉诗婉文紫若静依', second: '怡婷悦琪雪瑶萌洁颖涵蕾蓉妍茹丹', single: '欣悦颖蕾瑶洁雪萌倩' } },
  { fromYear: 2000, singlePermille: 120,
    male: { first: '子宇浩俊梓奕泽睿嘉承亦皓', second: '轩涵泽航宸睿博然恒霖昊阳', single: '睿航轩昊' },
    female: { first: '子欣雨梓诗思若语佳可一静', second: '涵怡萱琪彤妍瑶桐宁然悦芮', single: '萱彤悦妍' } },
];

/** Characters that fonts, sorting and old databases trip over; the last three lie beyond the basic plane. */
export const RARE_CHARACTERS: readonly string[] = ['燚', '喆', '翀', '赟', '犇', '龑', '堃', '昇', '媞', '䶮', '𫖯', '𬀩', '𬭚'];

/** Names written with the middle dot. */
export const DOTTED_NAMES: readonly { readonly name: string; readonly sex: 'male' | 'female' }[] = [
  { name: '阿依努尔·买合木提', sex: 'female' },
  { name: '古丽娜尔·阿不都热依木', sex: 'female' },
  { name: '麦迪娜·艾力', sex: 'female' },
  { name: '巴合提亚尔·努尔兰', sex: 'male' },
  { name: '艾尔肯·吐尔逊江', sex: 'male' },
];
