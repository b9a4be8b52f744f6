import type { Words } from '../../../platform/locale.js';

export const MEALS = { BREAKFAST: { zh: '早餐', en: 'Breakfast' }, LUNCH: { zh: '午餐', en: 'Lunch' }, DINNER: { zh: '晚餐', en: 'Dinner' } } as const satisfies Record<string, Words>;
export type Meal = keyof typeof MEALS;
export const MEAL_CODES = Object.keys(MEALS) as Meal[];

export const DIETS = { NONE: { zh: '无特殊要求', en: 'No wishes' }, HALAL: { zh: '清真', en: 'Halal' }, VEGETARIAN: { zh: '素食', en: 'Vegetarian' }, OTHER: { zh: '其他忌口', en: 'Other' } } as const satisfies Record<string, Words>;
export type Diet = keyof typeof DIETS;

export const FOR_WHOM = { WOMEN: { zh: '女', en: 'Women' }, MEN: { zh: '男', en: 'Men' }, ANY: { zh: '不限', en: 'Any' } } as const satisfies Record<string, Words>;
export type ForWhom = keyof typeof FOR_WHOM;

/** As teachers' files have it. */
export type Sex = 'female' | 'male';
