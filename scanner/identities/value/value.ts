import type { Range } from '../../model';
import { isPlaceholder } from './placeholder';
import { isSealed, storeReference } from './store';
import { readUrl } from './url';
import type { UrlParts } from './url';
import { variablesIn } from './variables';
import type { Variable } from './variables';

/**
 * What a configuration value is, seen as the place of a credential:
 * `empty`, `placeholder`  nothing yet;
 * `switch`                a truth value or a small number: no credential belongs here;
 * `variable`              filled in from elsewhere;
 * `command`               asked of a program when it is needed;
 * `store`                 points at a secret store;
 * `sealed`                a cipher text;
 * `path`                  a file that holds it;
 * `address`               a URL without a credential in it;
 * `literal`               anything else: the credential itself, or a default that is one.
 */
type ValueForm =
  'empty' | 'placeholder' | 'switch' | 'variable' | 'command' | 'store' | 'sealed' | 'path' | 'address' | 'literal';

/** Facts of one value; holds nothing of it but offsets and public names. */
export interface ValueFacts {
  readonly form: ValueForm;
  readonly variables: readonly Variable[];
  /** Key of the stored secret pointed at. */
  readonly store?: string;
  /** Where the value is a URL. */
  readonly url?: UrlParts;
  /** The literal credential within the value: all of it, a URL's password, a variable's default. */
  readonly secret?: Range;
}

const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY/;

/**
 * @param value decoded, without quotes
 * @param name that it is given to, for placeholders that repeat it
 */
export function readValue(value: string, name = ''): ValueFacts {
  const variables = variablesIn(value);
  const simple = simpleForm(value, name);
  if (simple !== undefined) return { form: simple, variables };
  const store = storeReference(value);
  if (value.includes('$(') || value.startsWith('`'))
    return { form: 'command', variables, ...(store === undefined ? {} : { store }) };
  if (store !== undefined) return { form: 'store', variables, store };
  const url = readUrl(value);
  return url !== undefined && value.trimStart().length === value.length
    ? readUrlValue(value, url, variables)
    : readText(value, name, variables);
}

/** @returns whether a private key in PEM form begins in the value */
export function holdsPrivateKey(value: string): boolean {
  return PRIVATE_KEY.test(value.slice(0, 2000));
}

function simpleForm(value: string, name: string): ValueForm | undefined {
  if (value.trim() === '') return 'empty';
  if (/^(?:true|false|yes|no|on|off|enabled|disabled|\d{1,4})$/i.test(value)) return 'switch';
  if (isSealed(value)) return 'sealed';
  if (isPath(value)) return 'path';
  return !value.includes('://') && isPlaceholder(value, name) && variablesIn(value).length === 0
    ? 'placeholder'
    : undefined;
}

/** Base64 may begin with a slash, so that a path also needs the name of a file that holds credentials. */
function isPath(value: string): boolean {
  if (value.length > 300 || /[\s@=]/.test(value) || value.includes('://')) return false;
  if (value.startsWith('/run/secrets/') || value.startsWith('/var/run/secrets/')) return true;
  const isRooted = /^(?:~|\.{1,2}|\/|[A-Za-z]:\\|\$\{?[A-Z])/.test(value);
  return (
    /\.(?:pem|key|json|p12|pfx|p8|jks|keystore|crt|cer|ya?ml|txt|conf)$/i.test(value) ||
    (isRooted && /[\\/](?:id_\w+|config|token|password|kubeconfig)$/.test(value))
  );
}

function readUrlValue(value: string, url: UrlParts, variables: readonly Variable[]): ValueFacts {
  const password = url.password ?? (isTokenUser(url, value) ? url.user : undefined);
  if (password !== undefined) {
    const filled = isFilled(value, password, variables);
    const placeholder = isPlaceholder(value.slice(password.start, password.end));
    if (filled) return { form: 'variable', variables, url };
    return placeholder
      ? { form: 'placeholder', variables, url }
      : { form: 'literal', variables, url, secret: password };
  }
  if (variables.length > 0 && url.host.start === url.host.end) return { form: 'variable', variables, url };
  return { form: 'address', variables, url };
}

/** `https://<token>@host`: a user without a password that is too long to be a name. */
function isTokenUser({ scheme, user }: UrlParts, value: string): boolean {
  if (user === undefined || !/^https?$/.test(scheme)) return false;
  return user.end - user.start >= 16 || value[user.start] === '$';
}

/** @returns whether variables fill the part, without a default of their own that is a literal */
function isFilled(value: string, part: Range, variables: readonly Variable[]): boolean {
  return variables.some(
    ({ range, fallback }) => range.start >= part.start && range.end <= part.end && !isLiteralFallback(value, fallback),
  );
}

function isLiteralFallback(value: string, fallback: Range | undefined): boolean {
  if (fallback === undefined) return false;
  const text = value.slice(fallback.start, fallback.end);
  return text !== '' && variablesIn(text).length === 0 && !isPlaceholder(text);
}

function readText(value: string, name: string, variables: readonly Variable[]): ValueFacts {
  if (variables.length === 0) return { form: 'literal', variables, secret: { start: 0, end: value.length } };
  const literal = variables.find(({ fallback }) => isLiteralFallback(value, fallback));
  if (
    literal?.fallback !== undefined &&
    !isPlaceholder(value.slice(literal.fallback.start, literal.fallback.end), name)
  )
    return { form: 'literal', variables, secret: literal.fallback };
  return { form: 'variable', variables };
}
