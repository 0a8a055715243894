/** Deployment environments by whose name people mean the real thing. */
const PRODUCTION = /^(?:prod|prd|live)(?:$|[^a-z])|^production/i;

/** @returns whether a deployment environment of this name is the real thing: `production/eu`, `prod-1`, `live` */
export function isProductionName(environment: string): boolean {
  return PRODUCTION.test(environment);
}
