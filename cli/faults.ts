// The rules that `serve` begins with: the file after `--faults`.
import { looseUtf8 } from '../protocol/bytes.ts';
import { type RuleReading, readFaults } from '../sandbox/cable/rules.ts';
import type { Terminal } from './terminal.ts';

/** Reads a file of rules; no file, no rules. What is wrong is told with the name of the file. */
export async function readFaultFile(
  file: string | undefined,
  maxBytes: number,
  terminal: Terminal,
): Promise<RuleReading> {
  if (file === undefined) return { rules: [] };
  const bytes = await terminal.read(file, maxBytes);
  if ('problem' in bytes) return bytes;
  const read = readText(looseUtf8(bytes));
  return 'problem' in read ? { problem: `${file}: ${read.problem}` } : read;
}

function readText(text: string): RuleReading {
  try {
    return readFaults(JSON.parse(text));
  } catch (error) {
    return { problem: `This is not JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
}
