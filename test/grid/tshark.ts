// Wireshark's reader as a judge, where the machine has it.
import { spawnSync } from 'node:child_process';

const isThere = spawnSync('tshark', ['--version']).error === undefined;
// A build machine that says so has installed it: there nothing is passed over.
if (!isThere && process.env['REZBENCH_TSHARK'] === 'required')
  throw new Error('tshark is required here, and cannot be run');

/** Why tests that need tshark are passed over; undefined if it is there. */
export const NO_TSHARK: string | undefined = isThere ? undefined : 'no tshark on this machine';

export interface Read {
  /** One line for each packet. */
  readonly lines: readonly string[];
  /** What tshark says beside: nothing, if it is content. */
  readonly remarks: readonly string[];
}

/** Everything is checked that a capture may have wrong. */
const STRICT = ['ip.check_checksum', 'udp.check_checksum', 'tcp.check_checksum'].flatMap((name) => [
  '-o',
  `${name}:TRUE`,
]);
/** More than any capture of the tests prints. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Reads a file; each word after it is an option of tshark. */
export function tshark(file: string, ...words: readonly string[]): Read {
  const { stderr, stdout } = spawnSync('tshark', ['-r', file, ...STRICT, ...words], {
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
  });
  return {
    lines: linesOf(stdout),
    remarks: linesOf(stderr).filter((line) => !line.startsWith('Running as user "root"')),
  };
}

/** What tshark finds wrong or at least odd (`note`), as it says it. Chat is no finding, nor are our comments. */
export function findings(file: string, from: 'note' | 'warn' = 'note'): readonly string[] {
  const { lines, remarks } = tshark(file, '-q', '-z', `expert,${from}`);
  return [...remarks, ...lines.filter((line) => /^\s*\d+ /.test(line))];
}

/** The named fields of the packets that match. */
export function fields(file: string, filter: string, ...names: readonly string[]): readonly (readonly string[])[] {
  const wanted = names.flatMap((name) => ['-e', name]);
  return tshark(file, '-Y', filter, '-T', 'fields', ...wanted).lines.map((line) => line.split('\t'));
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
