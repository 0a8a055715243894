import type { Symptom, SymptomState } from '../../hooks';
import { visible } from '../report';

/** What is to be mended comes first. */
const ORDER: readonly SymptomState[] = ['lets-pass', 'unknown', 'stops', 'note', 'fine'];

const WORDS: Readonly<Record<SymptomState, string>> = {
  'lets-pass': 'lets pass',
  unknown: 'unknown',
  stops: 'stops all',
  note: 'note',
  fine: 'fine',
};
const WIDTH = Math.max(...Object.values(WORDS).map(({ length }) => length));

/** @param folder where git looks for hooks @returns what a person reads */
export function doctorText(folder: string, symptoms: readonly Symptom[]): string {
  const lines = inOrder(symptoms).flatMap(({ state, text, remedy }) => [
    `  ${WORDS[state].padEnd(WIDTH)}  ${visible(text)}`,
    ...(remedy === undefined ? [] : [`${' '.repeat(WIDTH + 4)}→ ${visible(remedy)}`]),
  ]);
  return [`Hooks in ${visible(folder)}:`, '', ...lines, '', summary(symptoms), ''].join('\n');
}

function summary(symptoms: readonly Symptom[]): string {
  const count = (wanted: SymptomState): number => symptoms.filter(({ state }) => state === wanted).length;
  const said = [
    [count('lets-pass'), 'lets something pass', 'let something pass'],
    [count('stops'), 'stops every commit', 'stop every commit'],
    [count('unknown'), 'could not be told', 'could not be told'],
  ] as const;
  const parts = said
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => `${number} ${number === 1 ? one : many}`);
  return parts.length === 0 ? 'The hooks run and protect this repository.' : `${parts.join(', ')}.`;
}

/** @returns what a program reads */
export function doctorJson(folder: string, symptoms: readonly Symptom[]): string {
  return `${JSON.stringify({ version: 1, hooks: folder, checks: inOrder(symptoms) }, null, 2)}\n`;
}

function inOrder(symptoms: readonly Symptom[]): Symptom[] {
  return symptoms.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
}
