// Draws media/icon.png, a keyhole in a shield, from its shapes: node scripts/make-icon.mjs. No other tool is needed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const SIZE = 256;
/** Samples along each side of a pixel. */
const SAMPLES = 4;
const GROUND = [16, 38, 47];
const SHIELD = [94, 200, 178];

const inCircle = (x, y, cx, cy, radius) => (x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2;

function inRoundedSquare(x, y) {
  const corner = 48;
  const dx = Math.max(corner - x, x - (SIZE - corner), 0);
  const dy = Math.max(corner - y, y - (SIZE - corner), 0);
  return dx * dx + dy * dy <= corner * corner;
}

/** Straight above, two arcs below that meet in a point. */
function inShield(x, y) {
  if (y < 52 || x < 62 || x > 194) return false;
  if (y <= 120) return true;
  return inCircle(x, y, 36, 120, 158) && inCircle(x, y, 220, 120, 158);
}

function inKeyhole(x, y) {
  const half = 9 + (y - 118) * 0.16;
  return inCircle(x, y, 128, 108, 24) || (y >= 118 && y <= 172 && Math.abs(x - 128) <= half);
}

function colourAt(x, y) {
  if (!inRoundedSquare(x, y)) return undefined;
  return inShield(x, y) && !inKeyhole(x, y) ? SHIELD : GROUND;
}

function pixel(column, row) {
  const sum = [0, 0, 0, 0];
  for (let at = 0; at < SAMPLES * SAMPLES; at++) {
    const x = column + ((at % SAMPLES) + 0.5) / SAMPLES;
    const y = row + (Math.floor(at / SAMPLES) + 0.5) / SAMPLES;
    const colour = colourAt(x, y);
    if (colour === undefined) continue;
    colour.forEach((value, channel) => (sum[channel] += value));
    sum[3]++;
  }
  const covered = sum[3];
  if (covered === 0) return [0, 0, 0, 0];
  const channels = sum.slice(0, 3).map((value) => Math.round(value / covered));
  return [...channels, Math.round((covered * 255) / SAMPLES ** 2)];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const rows = Array.from({ length: SIZE }, (_, row) =>
  Buffer.from([0, ...Array.from({ length: SIZE }, (_, column) => pixel(column, row)).flat()]),
);
const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
// Eight bits a channel, colour with alpha.
header.set([8, 6, 0, 0, 0], 8);
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', header),
  chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
  chunk('IEND', Buffer.alloc(0)),
]);
writeFileSync(join(import.meta.dirname, '../media/icon.png'), png);
