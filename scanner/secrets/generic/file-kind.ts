/** What sort of file a value stands in; decides how far a bare value may go. */
export const fileFamilies = [
  'env',
  'settings',
  'yaml',
  'json',
  'document',
  'text',
  'html',
  'xml',
  'sql',
  'shell',
  'log',
  'key',
  'data',
  'lock',
  'unnamed',
  'code',
] as const;
export type FileFamily = (typeof fileFamilies)[number];

const familyOf: ReadonlyMap<string, FileFamily> = new Map(
  Object.entries({
    env: 'env',
    settings: 'properties ini conf cfg cnf toml config tf tfvars hcl example sample template dist',
    yaml: 'yml yaml',
    json: 'json',
    document: 'md rst adoc markdown',
    text: 'txt',
    html: 'html htm',
    xml: 'xml plist',
    sql: 'sql',
    shell: 'sh bash zsh bats ksh fish csh ps1 psm1 cmd bat',
    log: 'log',
    key: 'key pem',
    data: 'ipynb csv svg',
    lock: 'lock',
  } satisfies Partial<Record<FileFamily, string>>).flatMap(([family, extensions]) =>
    extensions.split(' ').map((extension) => [extension, family as FileFamily] as const),
  ),
);

/** Beside those whose family says so, `unnamed` among them. */
const looseExtensions: ReadonlySet<string> = new Set(
  (
    'env ini conf cfg cnf properties yml yaml toml config txt md rst adoc log dist example sample template creds backup test ' +
    'sh bash zsh bats ksh fish csh ps1 psm1 cmd bat tf tfvars hcl dockerfile csv pem key npmrc netrc htpasswd pgpass http rest gradle markdown service ' +
    'list inc msg cf j plist xml html htm 1 2 3 4 5 6 7 8'
  ).split(' '),
);
const proseExtensions: ReadonlySet<string> = new Set([
  'md',
  'rst',
  'txt',
  'adoc',
  'markdown',
  'html',
  'htm',
  'log',
  'http',
]);

const testPath =
  /(?:^|\/)(?:tests?|specs?|__tests?__|__mocks__|fixtures?|mocks?|testdata|test-data|e2e|integration|unit|testing|qa|cypress)(?:\/|$)|[._-](?:tests?|spec|mock)s?\.|(?:^|\/)test_|Tests?\.\w+$/i;
const documentPath = /(?:^|\/)(?:docs?|documentation|examples?|samples?|demo|tutorials?|changelog|readme)(?:[/._-]|$)/i;
const translationPath =
  /(?:^|\/)(?:locales?|lang|langs|languages?|i18n|translations?|l10n|intl)(?:[/._-]|$)|messages[_.]/i;
const generatedPath =
  /\.(?:lock|map|svg)$|\.min\.\w+$|package-lock|yarn\.lock|go\.sum|(?:^|\/)(?:node_modules|third_party|dist)\//;

/** What a file's path says of the values in it. The last four questions cost a pattern each and are answered when asked. */
export class FileKind {
  readonly family: FileFamily;
  /** Lower case, without the dot; empty where there is none. */
  readonly extension: string;
  /** Values may stand bare, with any character in them. */
  readonly isLoose: boolean;
  /** Markdown and the like: a bare value ends at a bracket or a table's bar. */
  readonly isProse: boolean;
  private knownTest: boolean | undefined;
  private knownDocument: boolean | undefined;
  private knownTranslation: boolean | undefined;
  private knownGenerated: boolean | undefined;

  /** @param path with forward slashes */
  constructor(readonly path: string) {
    const base = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    const dot = base.lastIndexOf('.');
    const extension = dot >= 0 ? base.slice(dot + 1) : /dockerfile|makefile|rc$/.test(base) ? base : '';
    this.extension = extension;
    this.family = familyOf.get(extension) ?? (extension === '' ? 'unnamed' : base.startsWith('.env.') ? 'env' : 'code');
    this.isLoose = extension === '' || looseExtensions.has(extension) || this.family === 'env';
    this.isProse = proseExtensions.has(extension);
  }

  get isTest(): boolean {
    return (this.knownTest ??= testPath.test(this.path));
  }

  get isDocument(): boolean {
    return (this.knownDocument ??= this.family === 'document' || documentPath.test(this.path));
  }

  get isTranslation(): boolean {
    return (this.knownTranslation ??= translationPath.test(this.path));
  }

  get isGenerated(): boolean {
    return (this.knownGenerated ??= generatedPath.test(this.path));
  }
}
