import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 480;
const HEIGHT = 360;

/** A plain drawing of people in rows before a board, other each time, as PNG: the demo shows no photograph of anybody. */
export function drawnPicture(n: number): Buffer {
  const wall = [214 - (n % 3) * 14, 226 - (n % 5) * 6, 236 - (n % 4) * 10] as const;
  const board = [38, 84 + (n % 4) * 12, 72] as const;
  const row = Buffer.alloc(1 + WIDTH * 3);
  const rows: Buffer[] = [];
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) row.set(colourAt(x, y), 1 + x * 3);
    rows.push(Buffer.from(row));
  }
  return png(deflateSync(Buffer.concat(rows), { level: 9 }));

  function colourAt(x: number, y: number): readonly [number, number, number] {
    for (let line = 2; line >= 0; line -= 1) {
      const top = 210 + line * 55;
      const seat = (x + (line % 2) * 30 + n * 13) % 60;
      if (y >= top + 14 && Math.abs(seat - 30) < 20) return [70 + ((line * 40 + n * 23 + Math.floor((x + n * 13) / 60) * 31) % 120), 80 + line * 20, 130];
      if ((seat - 30) ** 2 + (y - top) ** 2 < 150) return [226, 190, 160];
    }
    if (y > 40 && y < 150 && x > 90 && x < WIDTH - 90) return y % 26 < 3 && x > 110 && x < 200 + ((y * (n + 3)) % 160) ? [235, 240, 230] : board;
    return y > 200 ? [190, 160, 120] : wall;
  }
}

function png(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
