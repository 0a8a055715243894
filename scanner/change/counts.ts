import type { DocumentReading } from '../reading';
import type { IdentityReference, SecretMatch } from '../model';

/** How often each thing stands in one side of a change: secrets by rule and value, identities by key; by path too. */
export interface Counts {
  total(subject: string): number;
  at(subject: string, path: string): number;
}

/** What makes two secrets the same one: where they stand does not. */
export const secretSubject = ({ detector, valueId }: SecretMatch): string => `secret ${detector} ${valueId ?? ''}`;
export const keySubject = (key: string): string => `key ${key}`;

/** @param references of these very readings */
export function countSubjects(readings: readonly DocumentReading[], references: readonly IdentityReference[]): Counts {
  return countAll([
    ...readings.flatMap(({ path, secrets }) => secrets.map((secret) => [secretSubject(secret), path] as const)),
    ...references.map(({ key, place }) => [keySubject(key), place.path] as const),
  ]);
}

/** @param things subject and path of each */
export function countAll(things: readonly (readonly [string, string])[]): Counts {
  const counts = new Map<string, number>();
  for (const [subject, path] of things) {
    for (const name of [subject, `${subject}\n${path}`]) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return {
    total: (subject) => counts.get(subject) ?? 0,
    at: (subject, path) => counts.get(`${subject}\n${path}`) ?? 0,
  };
}

/** What no side before has is new: of several parents each subject counts where it stands most often. */
export function mostOf(sides: readonly Counts[]): Counts {
  return {
    total: (subject) => Math.max(0, ...sides.map((side) => side.total(subject))),
    at: (subject, path) => Math.max(0, ...sides.map((side) => side.at(subject, path))),
  };
}
