import { deploymentOf } from '../deployment-name';
import type { DeploymentName } from '../deployment-name';

/** What an environment file's name says of it. */
export interface EnvFileName extends DeploymentName {
  /** It shows which variables there are, and is copied before use: `.env.example`. */
  readonly isTemplate: boolean;
}

const TEMPLATE_WORDS: ReadonlySet<string> = new Set(
  'example examples sample template tmpl tpl dist default defaults schema skeleton'.split(' '),
);

/** `.env.ts` is code, `.env.gpg` a cipher text, `.env.vault` dotenv's encrypted form. */
const OTHER_FORMATS: ReadonlySet<string> = new Set(
  'ts mts cts js mjs cjs tsx jsx py rb go php java kt rs cs sh ps1 json yaml yml toml md mdx html map lock enc gpg age asc vault zip gz'.split(
    ' ',
  ),
);

/** `.env`, `.env.local`, `.env-prod`, `.envrc`. */
const DOTTED = /^\.env(?:rc)?(?:[._-][\w.-]*)?$/;
/** `prod.env`, `docker.env.example`. */
const SUFFIXED = /^[\w.-]*\.env(?:[._-][\w-]+)?$/;
/** `env.example`, `dotenv.sample`: only with a word that says template. */
const BARE = /^(?:dot)?env[._-]([\w-]+)$/;

/**
 * @param path relative to the repository
 * @returns undefined where the file holds no environment in the form of dotenv
 */
export function readEnvFileName(path: string): EnvFileName | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (!isEnvFileName(base)) return undefined;
  const words = base.split(/[._-]/);
  return { isTemplate: words.some((word) => TEMPLATE_WORDS.has(word)), ...deploymentOf(words) };
}

function isEnvFileName(base: string): boolean {
  if (base.length > 100 || !base.includes('env')) return false;
  if (OTHER_FORMATS.has(base.slice(base.lastIndexOf('.') + 1))) return false;
  if (DOTTED.test(base) || SUFFIXED.test(base)) return true;
  const word = BARE.exec(base)?.[1];
  return word !== undefined && TEMPLATE_WORDS.has(word);
}
