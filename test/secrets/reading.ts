import { createSecretScanner } from '../../scanner/secrets';
import type { SecretReading } from '../../scanner/secrets';
import { readerOf } from '../../scanner/text';

const scanner = createSecretScanner();

/** @returns what the scanner finds in a text */
export function read(text: string, path = 'src/settings.txt'): SecretReading {
  return scanner.scan(path, readerOf(new TextEncoder().encode(text)));
}

/** One match: who found it, and what the text holds at its parts. */
export interface Located {
  readonly detector: string;
  readonly confidence: string;
  readonly parts: readonly string[];
}

export function locate(text: string, path?: string): Located[] {
  return read(text, path).secrets.map(({ detector, confidence, parts }) => ({
    detector,
    confidence,
    parts: parts.map(({ start, end }) => text.slice(start, end)),
  }));
}
