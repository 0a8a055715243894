import { isMovingRef } from '../moving-ref';

/** @returns what is said of a credential that is given to somebody else's action or workflow by a branch's name */
export function givenToMoving(uses: string): string | undefined {
  const at = uses.indexOf('@');
  const [owner = ''] = uses.split('/', 1);
  const isRemote = at > 0 && /^[\w-]+$/.test(owner) && uses.includes('/') && uses.indexOf('/') < at;
  if (!isRemote || owner.toLowerCase() === 'actions' || owner.toLowerCase() === 'github') return undefined;
  return isMovingRef(uses.slice(at + 1)) ? `given to ${uses}, a branch and no fixed version` : undefined;
}
