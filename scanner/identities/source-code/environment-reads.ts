import type { Range } from '../../model';
import type { CodeLanguage } from './languages';

/** A place where a program reads a variable of its environment. */
export interface EnvironmentRead {
  readonly name: string;
  /** Of the name, or of the constant that holds it. */
  readonly range: Range;
}

/** One way in which programs of a language name a variable of their environment. */
interface Form {
  /** Native search for it clears most texts. */
  readonly probe: string;
  /** Group 1 is the name; group 2, where there is one, a constant that holds it. */
  readonly pattern: RegExp;
}

const NAME = String.raw`([A-Za-z_]\w{0,99})`;
const QUOTED = `["'\`]${NAME}["'\`]`;
/** The argument of a function: a text, or a constant of the program's. */
const ARGUMENT = String.raw`\s{0,40}[rbu]?(?:${QUOTED}|([A-Za-z_][\w.]{0,99})\s{0,9}[,)\]])`;

/** @param before what stands before the name, ends with the opening sign */
const called = (probe: string, before: string): Form => ({ probe, pattern: new RegExp(before + ARGUMENT, 'g') });

/** The functions of the languages, and what usual packages add. */
const FORMS: Readonly<Record<Exclude<CodeLanguage, 'shell'>, readonly Form[]>> = {
  javascript: [
    // nodejs.org, process.env; vite.dev, import.meta.env; bun.sh, Bun.env; docs.deno.com, Deno.env
    {
      probe: '.env',
      pattern: new RegExp(String.raw`\b(?:process|import\.meta|Bun)\??\.env(?:\??\.|!\.)${NAME}`, 'g'),
    },
    called('.env', String.raw`\b(?:process|import\.meta|Bun)\??\.env(?:\?\.)?\[`),
    called('Deno.env', String.raw`\bDeno\.env\.get\(`),
  ],
  python: [
    called('environ', String.raw`\benviron(?:\.(?:get|setdefault|pop)\(|\[)`),
    called('getenv', String.raw`\bgetenv\(`),
  ],
  go: [
    called('Getenv', String.raw`\bGetenv\(`),
    called('LookupEnv', String.raw`\bLookupEnv\(`),
    // Tags of caarlos0/env and kelseyhightower/envconfig; urfave/cli; spf13/viper
    { probe: 'env', pattern: new RegExp(String.raw`\benv(?:config)?:"${NAME}[",]`, 'g') },
    {
      probe: 'EnvVar',
      pattern: new RegExp(String.raw`\bEnvVars?:\s{0,9}(?:\[\]string\{)?${QUOTED}`, 'g'),
    },
    { probe: 'BindEnv', pattern: new RegExp(String.raw`\bBindEnv\([^,()\n]{1,100},\s{0,9}${QUOTED}`, 'g') },
  ],
  jvm: [
    called('getenv', String.raw`\bgetenv\((?:\)(?:\.\w{1,20}\(|\[))?`),
    // docs.gradle.org, ProviderFactory
    called('environmentVariable', String.raw`\benvironmentVariable\(`),
  ],
  csharp: [called('GetEnvironmentVariable', String.raw`\bGetEnvironmentVariable\(`)],
  ruby: [called('ENV', String.raw`\bENV(?:\[|\.(?:fetch|key\?)[( ])`)],
  php: [called('env(', String.raw`(?<![\w>:])(?:getenv|env)\(`), called('$_', String.raw`\$_(?:ENV|SERVER)\[`)],
  rust: [
    called('env::var', String.raw`\benv::var(?:_os)?\(`),
    called('dotenv', String.raw`\bdotenvy?::var\(`),
    called('env!(', String.raw`\b(?:option_)?env!\(`),
    // docs.rs/clap: #[arg(env = "NAME")]
    { probe: 'env = "', pattern: new RegExp(String.raw`[(,]\s{0,40}env = ${QUOTED}`, 'g') },
  ],
};

/** A file reads fewer; one with more is a list of names. */
const MOST_READS = 1000;
const MOST_CONSTANTS = 50;

/** @returns each variable that the program reads by a name that stands in it, in no order */
export function environmentReads(text: string, language: Exclude<CodeLanguage, 'shell'>): readonly EnvironmentRead[] {
  const found: EnvironmentRead[] = [];
  const constants = new Map<string, string | undefined>();
  const valueOf = (constant: string): string | undefined => {
    const name = constant.slice(constant.lastIndexOf('.') + 1);
    // Looking one up passes over the whole text.
    if (!constants.has(name) && constants.size < MOST_CONSTANTS) constants.set(name, constantIn(text, name));
    return constants.get(name);
  };
  for (const { probe, pattern } of FORMS[language]) {
    if (!text.includes(probe)) continue;
    for (const { index, 0: whole, 1: quoted, 2: constant } of text.matchAll(pattern)) {
      if (found.length >= MOST_READS) return found;
      const shown = quoted ?? constant ?? '';
      const name = quoted ?? valueOf(shown);
      if (name === undefined || isWritten(text, index, index + whole.length)) continue;
      const start = index + whole.lastIndexOf(shown);
      found.push({ name, range: { start, end: start + shown.length } });
    }
  }
  return found;
}

/** `const envToken = "API_TOKEN"`, `API_KEY_ENV: &str = "API_KEY"`: the one text that the file gives the name. */
function constantIn(text: string, name: string): string | undefined {
  const given = new RegExp(String.raw`\b${name}\b(?::\s{0,3}[\w&' ]{1,30})?(?: string)?\s{0,9}=\s{0,9}${QUOTED}`, 'g');
  const [first, ...others] = [...text.matchAll(given)];
  return others.length === 0 ? first?.[1] : undefined;
}

/** `process.env.X = 'y'`, `os.environ["X"] = y`, `delete process.env.X`, `del os.environ["X"]`: it is set here, not read. */
function isWritten(text: string, start: number, end: number): boolean {
  if (/\bdel(?:ete)?\s{1,3}(?:os\.)?$/.test(text.slice(Math.max(0, start - 14), start))) return true;
  return /^\]?\s{0,5}=(?![=>~])/.test(text.slice(end, end + 8));
}
