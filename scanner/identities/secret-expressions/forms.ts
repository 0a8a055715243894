/** A system whose files name secrets by an expression of its own, wherever a value may stand. */
export interface ExpressionForm {
  readonly system: string;
  /** Its files. */
  readonly files: RegExp;
  /** Native search for it clears most files. */
  readonly probe: string;
  /** Group 1 is the secret's name, group 2 what follows it where the name has two parts. */
  readonly pattern: RegExp;
  readonly type: string;
  readonly syntax: string;
  /** The value stands in the file, encrypted: the name is a hash of it. */
  readonly isEncrypted?: true;
}

/** From each vendor's documentation. */
export const forms: readonly ExpressionForm[] = [
  {
    system: 'cirrus',
    files: /(?:^|\/)\.cirrus\.(?:ya?ml|star)$/,
    probe: 'ENCRYPTED[',
    pattern: /ENCRYPTED\[(?!qwerty)([^\]\s]{8,4000})\]/g,
    type: 'encrypted',
    syntax: 'cirrus.encrypted',
    isEncrypted: true,
  },
  {
    system: 'gocd',
    files: /\.gocd\.(?:ya?ml|json)$/,
    probe: '{{SECRET:',
    pattern: /\{\{SECRET:\[([^\]\s]{1,100})\]\[([^\]\s]{1,200})\]\}\}/g,
    type: 'secret',
    syntax: 'gocd.secret',
  },
  {
    system: 'concourse',
    files:
      /(?:^|\/)(?:\.?ci|concourse|pipelines?)\/(?:.{1,200}\/)?[^/]{1,100}\.ya?ml$|(?:^|\/)[^/]{0,60}concourse[^/]{0,60}\.ya?ml$/,
    probe: '((',
    pattern: /\(\(([a-z][\w./:-]{1,200})\)\)/gi,
    type: 'secret',
    syntax: 'concourse.secret',
  },
  {
    system: 'harness',
    files: /(?:^|\/)\.harness\/(?:.{1,300}\/)?[^/]{1,100}\.ya?ml$/,
    probe: 'secrets.getValue(',
    pattern: /<\+secrets\.getValue\(["']([\w.-]{1,200})["']\)>/g,
    type: 'secret',
    syntax: 'harness.secret',
  },
];
