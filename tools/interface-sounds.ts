// Makes the sounds of our own that the sandbox serves, and has them written as Ogg Vorbis by oggenc (package vorbis-tools).
// Run once, by hand; what it writes is sandbox/assets/sounds.ts.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inProject } from './root.ts';

/** A tone that dies away. */
interface SoundPlan {
  readonly name: string;
  readonly hertz: number;
  readonly seconds: number;
}

const SOUNDS: readonly SoundPlan[] = [
  { name: 'tick', hertz: 1760, seconds: 0.05 },
  { name: 'chime', hertz: 880, seconds: 0.4 },
];
/** As clients want all sounds of a grid: one channel. */
const RATE = 44_100;
const LOUDEST = 0.3 * 0x7fff;
/** How much of a sound is left at its end. */
const REST = 0.01;

function samples({ hertz, seconds }: SoundPlan): Buffer {
  const count = Math.round(RATE * seconds);
  const bytes = Buffer.alloc(count * 2);
  for (let at = 0; at < count; at += 1) {
    const loudness = LOUDEST * REST ** (at / count);
    bytes.writeInt16LE(Math.round(loudness * Math.sin((2 * Math.PI * hertz * at) / RATE)), at * 2);
  }
  return bytes;
}

function compressed(sound: SoundPlan, folder: string): Buffer {
  const [source, target] = [path.join(folder, `${sound.name}.raw`), path.join(folder, `${sound.name}.ogg`)];
  writeFileSync(source, samples(sound));
  const form = ['-r', '-B', '16', '-C', '1', '-R', String(RATE), '-q', '-1', '--serial', '1', '--discard-comments'];
  execFileSync('oggenc', [...form, '-Q', '-o', target, source], { stdio: 'inherit' });
  return readFileSync(target);
}

const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-sounds-'));
const lines = SOUNDS.map((sound) => `  ${sound.name}: '${compressed(sound, folder).toString('base64')}',`);
rmSync(folder, { recursive: true });
writeFileSync(
  inProject('sandbox/assets/sounds.ts'),
  `// Short tones as Ogg Vorbis in base64, of one channel, written by tools/interface-sounds.ts.\n\n` +
    `export const SOUNDS = {\n${lines.join('\n')}\n} as const;\n`,
);
