import { readValue } from '../value';

/** `/argocd/github/api_key`, `admin/db_password`: where a store keeps it. Words alone, or base64 would look like it. */
const STORE_PATH = /^\/?[a-z%][a-z_%.-]*(?:\/[a-z_%.-]+)+$/;

/** `NPM_TOKEN`, `NO_TOKEN`: the name of a credential, or the word that there is none. */
const CONSTANT_NAME = /^[A-Z]+(?:_[A-Z0-9]+)+$/;

/**
 * @param value as it stands in infrastructure code, without quotes
 * @param name of the attribute, property or setting that it is given to
 * @returns whether it is a credential itself, and no name of one, path to one, placeholder or switch
 */
export function isLiteralCredential(value: string, name: string): boolean {
  return readValue(value, name).form === 'literal' && !STORE_PATH.test(value) && !CONSTANT_NAME.test(value);
}

/** @returns whether a default is a mere word: the name of what a module looks up, `default`, `tailscale` */
export function isMereWord(value: string): boolean {
  return /^[a-z]+(?:[_-][a-z]+)*$/.test(value);
}
