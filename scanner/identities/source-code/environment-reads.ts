import type { Range } from '../../model';
import type { CodeLanguage } from './languages';

/** A place where a program reads a variable of its environment. */
export interface EnvironmentRead {
  readonly name: string;
  /** Of the name, or of the constant that holds it. */
  readonly range: Range;
}

const NAME = String.raw`([A-Za-z_]\w{0,99})`;
const QUOTED = `["'\`]${NAME}["'\`]`;

/** How a language's own functions and its usual packages name a variable; group 1 is the name, the last group that matched. */
const PATTERNS: Readonly<Record<Exclude<CodeLanguage, 'shell'>, readonly RegExp[]>> = {
  javascript: [
    // nodejs.org, process.env; vite.dev, import.meta.env; bun.sh, Bun.env; docs.deno.com, Deno.env
    new RegExp(String.raw`\b(?:process|import\.meta|Bun)\??\.env(?:\??\.|!\.)${NAME}`, 'g'),
    new RegExp(String.raw`\b(?:process|import\.meta|Bun)\??\.env(?:\?\.)?\[\s{0,9}${QUOTED}`, 'g'),
    new RegExp(String.raw`\bDeno\.env\.get\(\s{0,9}${QUOTED}`, 'g'),
  ],
  python: [
    new RegExp(String.raw`\benviron(?:\.(?:get|setdefault|pop)\(|\[)\s{0,40}[rbu]?${QUOTED}`, 'g'),
    new RegExp(String.raw`\bgetenv\(\s{0,40}${QUOTED}`, 'g'),
  ],
  go: [
    new RegExp(String.raw`\b(?:Getenv|LookupEnv)\(\s{0,9}${QUOTED}`, 'g'),
    // Tags of caarlos0/env and kelseyhightower/envconfig; urfave/cli; spf13/viper
    new RegExp(String.raw`\benv(?:config)?:"${NAME}[",]`, 'g'),
    new RegExp(String.raw`\bEnvVars?:\s{0,9}(?:\[\]string\{)?${QUOTED}`, 'g'),
    new RegExp(String.raw`\bBindEnv\([^,()\n]{1,100},\s{0,9}${QUOTED}`, 'g'),
  ],
  jvm: [
    new RegExp(String.raw`\bgetenv\((?:\)(?:\.\w{1,20}\(|\[))?\s{0,9}${QUOTED}`, 'g'),
    // docs.gradle.org, ProviderFactory
    new RegExp(String.raw`\benvironmentVariable\(\s{0,9}${QUOTED}`, 'g'),
  ],
  csharp: [new RegExp(String.raw`\bGetEnvironmentVariable\(\s{0,40}${QUOTED}`, 'g')],
  ruby: [new RegExp(String.raw`\bENV(?:\[|\.(?:fetch|key\?|delete|dig)[( ])\s{0,9}${QUOTED}`, 'g')],
  php: [
    new RegExp(String.raw`(?<![\w>:])(?:getenv|env)\(\s{0,40}${QUOTED}`, 'g'),
    new RegExp(String.raw`\$_(?:ENV|SERVER)\[\s{0,9}${QUOTED}`, 'g'),
  ],
  rust: [
    new RegExp(String.raw`\b(?:env|dotenvy|dotenv)::var(?:_os)?\(\s{0,40}${QUOTED}`, 'g'),
    new RegExp(String.raw`\b(?:option_)?env!\(\s{0,40}${QUOTED}`, 'g'),
    // docs.rs/clap: #[arg(env = "NAME")]
    new RegExp(String.raw`[(,]\s{0,40}env\s{0,3}=\s{0,3}${QUOTED}`, 'g'),
  ],
};

/** The same functions, given a constant. */
const BY_CONSTANT =
  /\b(?:Getenv|LookupEnv|getenv|env::var|GetEnvironmentVariable|ENV\.fetch|environ\.get)\(\s{0,9}([A-Za-z_][\w.]{0,99})\s{0,9}[,)]|\b(?:process\.env|environ|ENV)\[\s{0,3}([A-Za-z_][\w.]{0,99})\s{0,3}\]/g;

/** A file reads fewer; one with more is a list of names. */
const MOST_READS = 1000;

/** @returns each variable that the program reads by a name that stands in it, in no order */
export function environmentReads(text: string, language: Exclude<CodeLanguage, 'shell'>): readonly EnvironmentRead[] {
  const found: EnvironmentRead[] = [];
  for (const pattern of PATTERNS[language])
    for (const { index, 0: whole, 1: name = '' } of text.matchAll(pattern)) {
      if (found.length >= MOST_READS) return found;
      const start = index + whole.lastIndexOf(name);
      if (!isWritten(text, index, index + whole.length))
        found.push({ name, range: { start, end: start + name.length } });
    }
  for (const { index, 0: whole, 1: argument, 2: item } of text.matchAll(BY_CONSTANT)) {
    if (found.length >= MOST_READS) break;
    const constant = argument ?? item ?? '';
    const name = constantIn(text, constant.slice(constant.lastIndexOf('.') + 1));
    const start = index + whole.lastIndexOf(constant);
    if (name !== undefined) found.push({ name, range: { start, end: start + constant.length } });
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
