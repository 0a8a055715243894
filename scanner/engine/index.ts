import { ScannerError } from '../model';
import type { Finder } from './finder';
import * as generated from './generated/kernel';
import { MOST_CALL } from './kernel/layout';
import type { Scanner } from './scanner';
import { createKernel } from './simd';
import { createStreaming, DEFAULT_WINDOW, finderBytes } from './streaming';
import { createTwin } from './twin';
import { checkVocabulary, textOf, vocabularyOf, type Vocabulary } from './vocabulary';

export type { Pass, Scanner, Visitor, Window } from './scanner';
export type { Keyword, Vocabulary } from './vocabulary';

export interface ScannerOptions {
  /** What to look for; the ids that visitors are told are indexes of its lists. Default: `builtVocabulary()`. */
  readonly vocabulary?: Vocabulary;
  /** `simd`: the kernel or an error. `twin`: plain TypeScript. Default: the kernel where it runs and fits the vocabulary. */
  readonly engine?: 'simd' | 'twin';
}

/** @returns what the tables made by scripts/build-kernel.mjs look for; known without the detectors that ask for it */
export function builtVocabulary(): Vocabulary {
  return (built ??= vocabularyOf(generated.vocabulary));
}

let built: Vocabulary | undefined;

/** Whether the tables made by scripts/build-kernel.mjs are those of this vocabulary. */
const isBuiltFrom = (vocabulary: Vocabulary): boolean => textOf(vocabulary) === generated.vocabulary;

/** @param held base64; or the bytes themselves, where a bundle keeps them in a file of their own */
function bytesOf(held: string | Uint8Array): Uint8Array {
  if (typeof held !== 'string') return held;
  if (typeof Buffer !== 'undefined') return Buffer.from(held, 'base64');
  return Uint8Array.from(atob(held), (character) => character.charCodeAt(0));
}

/** @returns the kernel, or undefined where WebAssembly or its SIMD is missing */
function tryKernel(size: number): Finder | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    return createKernel(bytesOf(generated.wasm), bytesOf(generated.tables), size);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return undefined;
    throw error;
  }
}

function chooseFinder({ vocabulary, engine }: ScannerOptions, size: number): Finder {
  const isBuilt = engine !== 'twin' && (vocabulary === undefined || isBuiltFrom(vocabulary));
  const kernel = isBuilt ? tryKernel(size) : undefined;
  if (kernel !== undefined) return kernel;
  if (engine === 'simd' && !isBuilt)
    throw new ScannerError('the engine was built for another vocabulary: npm run build');
  if (engine === 'simd') throw new ScannerError('this machine has no WebAssembly SIMD');
  const wanted = vocabulary ?? builtVocabulary();
  checkVocabulary(wanted);
  return createTwin(wanted, size);
}

/**
 * @returns a scanner with memory of its own (about 3 MB): one for each thread
 * @throws ScannerError where the vocabulary holds what the engine cannot look for, or `engine: 'simd'` cannot be had
 */
export function createScanner(options: ScannerOptions = {}): Scanner {
  return createStreaming(chooseFinder(options, finderBytes(DEFAULT_WINDOW)), DEFAULT_WINDOW, MOST_CALL);
}
