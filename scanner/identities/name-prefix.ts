/**
 * Prefixes by which a build tool compiles a variable into what it sends to the browser, from the documentation of Next.js,
 * Vite, Create React App, Expo, Nuxt, Gatsby, Vue CLI, SvelteKit and Astro.
 */
const SHIPPED = [
  'NEXT_PUBLIC_',
  'VITE_',
  'REACT_APP_',
  'EXPO_PUBLIC_',
  'NUXT_PUBLIC_',
  'GATSBY_',
  'VUE_APP_',
  'PUBLIC_',
] as const;

/** Prefixes that only say who reads the variable: Terraform's and Gradle's. */
const READ_BY = ['TF_VAR_', 'ORG_GRADLE_PROJECT_'] as const;

export interface PrefixedName {
  /** The name behind the prefix. */
  readonly rest: string;
  /** The prefix that ships the value to the browser, where it has one. */
  readonly shippedBy?: string;
}

/** Takes the prefix off that says nothing about the credential itself: `NEXT_PUBLIC_STRIPE_KEY` gives `STRIPE_KEY`. */
export function splitPrefix(name: string): PrefixedName {
  const shippedBy = SHIPPED.find((prefix) => name.startsWith(prefix) && name.length > prefix.length);
  if (shippedBy !== undefined) return { rest: name.slice(shippedBy.length), shippedBy };
  const readBy = READ_BY.find((prefix) => name.startsWith(prefix) && name.length > prefix.length);
  return { rest: readBy === undefined ? name : name.slice(readBy.length) };
}
