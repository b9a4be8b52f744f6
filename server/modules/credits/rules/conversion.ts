import type { RuleSet } from './rule-set.js';

/** An amount as statements print it in another unit, in hundredths of that unit, rounded down; null when the category has no conversion. */
export function convertedCenticredits(ruleSet: RuleSet, categoryKey: string, centicredits: number): { readonly conversionKey: string; readonly centicredits: number } | null {
  const conversion = ruleSet.conversions.find((row) => row.categoryKeys.includes(categoryKey));
  if (conversion === undefined) return null;
  return { conversionKey: conversion.key, centicredits: Math.floor((centicredits * conversion.convertedCenticredits) / conversion.centicredits) };
}
