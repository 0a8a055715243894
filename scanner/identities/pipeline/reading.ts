import type { IdentityReading } from '../../model';
import { NOTHING_READ } from '../plain-source';
import { ReferenceCollector } from '../reference-collector';
import { storeCommandsIn } from '../store-commands';
import { readYaml, visitBudget, type VisitBudget, type YamlNode } from '../yaml';
import { scriptDefinitions } from './definitions';
import { Mentions, type VariableStyle } from './mentions';
import { addAssumedRoles, addStoreCommands } from './stores';

/** One pipeline file while it is read. */
export interface PipelineReading {
  readonly path: string;
  readonly text: string;
  readonly collector: ReferenceCollector;
  readonly mentions: Mentions;
  /** Names of variables that the file fills itself: no store's. Readers add those of its YAML. */
  readonly defined: Set<string>;
  readonly budget: VisitBudget;
}

/** How the files of one system are read. */
export interface PipelineDialect {
  /** Prefix of the dialect's syntaxes, for example `gl`. */
  readonly prefix: string;
  readonly style: VariableStyle;
  /** A plain look: whether a text without a variable of a credential's name can name an identity at all. */
  mayName(text: string): boolean;
  readDocument(reading: PipelineReading, root: YamlNode): void;
}

/** @returns what a YAML pipeline says; nothing is parsed where a plain look shows that it names no identity */
export function readPipeline(dialect: PipelineDialect, path: string, text: string): IdentityReading {
  const mentions = new Mentions(text, dialect.style);
  if (!mentions.nameCredentials && !dialect.mayName(text) && storeCommandsIn(text).length === 0) return NOTHING_READ;
  const collector = new ReferenceCollector(path, text);
  const { documents, tolerant } = readYaml(text);
  if (tolerant) {
    const start = Math.min(tolerant.offset, text.length);
    const message = `read line by line, what it names may be incomplete: ${tolerant.why}`;
    collector.note(`${dialect.prefix}.tolerant-yaml`, message, { start, end: Math.min(start + 1, text.length) });
  }
  const defined = new Set(scriptDefinitions(text));
  const reading: PipelineReading = { path, text, collector, mentions, defined, budget: visitBudget() };
  for (const root of documents) dialect.readDocument(reading, root);
  addStoreCommands(reading, dialect.prefix);
  addAssumedRoles(reading, dialect.prefix);
  return collector.reading();
}
