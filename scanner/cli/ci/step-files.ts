import { appendFileSync, readFileSync } from 'node:fs';
import { variable } from './values';
import type { Environment } from './values';

/**
 * Adds to a file that the host reads when the step ends, `GITHUB_STEP_SUMMARY` or `GITHUB_OUTPUT`.
 * @returns why it could not be, undefined where it was or where there is no such file
 */
export function appendForHost(environment: Environment, name: string, text: string): string | undefined {
  const path = variable(environment, name);
  if (path === undefined) return undefined;
  try {
    appendFileSync(path, text);
    return undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return `cannot write the file of ${name}: ${String(error.code)}`;
    throw error;
  }
}

/** @returns the webhook's payload; undefined where there is none or it cannot be read: then nothing is trusted */
export function readEvent(environment: Environment): unknown {
  const path = variable(environment, 'GITHUB_EVENT_PATH');
  if (path === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}
