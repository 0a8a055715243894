import { Pool } from 'pg';

export const pool = new Pool({
  connectionString: process.env.DATABASE_URL ?? 'postgres://shop:{{password}}@db.internal:5432/shop',
});

// A value for the test container, thrown away with it.
// {{waiver}} secret/generic-password until {{waiver-end}}: local test container only
export const testPassword = '{{password}}';
