export * from './county-plan.js';
export * from './training-plan-types.js';
export { generateCounty } from './generate-county.js';
export { generateTraining } from './trainingPlan.js';
