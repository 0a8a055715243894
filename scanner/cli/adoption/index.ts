export { planAdoption } from './plan';
export type { Adoption } from './plan';
export type { AdoptionStep } from './step';
export { doneText, noticesText, stepsText } from './plan-text';
