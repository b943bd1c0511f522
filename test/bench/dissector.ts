// The dissector in tshark, beside tshark without one; nothing where there is no tshark.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dissectorOf } from '../../protocol/dissector/dissector.ts';
import { builtInTemplate } from '../support/built-in-template.ts';
import { datagramPacket, pcap, SIMULATOR, VIEWER } from '../support/captures.ts';
import { type Figure, perSecond } from './figure.ts';
import { realisticMix } from './mix.ts';

const COPIES = 20;
const ROUNDS = 5;
/** What somebody does with a capture; the words are those of tshark. */
const WAYS: readonly (readonly [what: string, words: string])[] = [
  ['listing', ''],
  ['filtering by a field of', "-Y 'lludp.ObjectUpdate.ObjectData.Scale.x > 1e9'"],
  ['showing every field of', '-V'],
];

export function measureDissector(): readonly Figure[] {
  if (spawnSync('tshark', ['--version']).error !== undefined) return [];
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-bench-'));
  try {
    return measureIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureIn(folder: string): readonly Figure[] {
  const { datagrams, name } = realisticMix();
  const many = Array.from({ length: COPIES }, () => datagrams).flat();
  const [file, script] = [path.join(folder, 'mix.pcap'), path.join(folder, 'lludp.lua')];
  const frames = many.map((bytes, at) => ({ time: 1 + at / 1000, bytes: datagramPacket(SIMULATOR, VIEWER, bytes) }));
  writeFileSync(file, pcap(frames));
  writeFileSync(script, dissectorOf(builtInTemplate, 'the built-in template'));
  return WAYS.map(([what, words]) => {
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(processorMs(`tshark -r '${file}' -X 'lua_script:${script}' ${words}`));
      bare.push(processorMs(`tshark -r '${file}' ${words.startsWith('-V') ? words : ''}`));
    }
    return {
      what: `${what} ${many.length.toLocaleString('en')} datagrams of ${name} in tshark`,
      unit: 'datagrams/s of processor time',
      values: perSecond(many.length, ours),
      against: [{ name: 'tshark without our dissector', values: perSecond(many.length, bare) }],
    };
  });
}

/** Of the command and nothing else: the shell tells what its children took, in minutes and seconds. */
function processorMs(command: string): number {
  const { stdout } = spawnSync('sh', ['-c', `${command} > /dev/null 2>&1; times`], { encoding: 'utf8' });
  const [, children = ''] = stdout.trim().split('\n');
  const spans = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  return spans.reduce((sum, [, minutes, seconds]) => sum + 60_000 * Number(minutes) + 1000 * Number(seconds), 0);
}
