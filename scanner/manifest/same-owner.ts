/** @returns whether two ways to write an owner mean one: `@acme/web`, `acme/web` and `@Acme/Web`; `mailto:` says nothing */
export function isSameOwner(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

function bare(owner: string): string {
  return owner.toLowerCase().replace(/^(?:mailto:|@)/, '');
}
