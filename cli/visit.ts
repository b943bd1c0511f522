// `rezbench visit`: a scripted viewer that goes through a grid and says where it fails.
import process from 'node:process';
import { startVisit } from '../sandbox/shell/visit.ts';
import { readScript } from './script-file.ts';
import { readCodec } from './template.ts';
import { EXIT, type ExitCode, type Terminal, type Unreadable } from './terminal.ts';
import { readVisitOptions, VISIT, type VisitWords } from './visit-options.ts';
import { visitWords } from './visit-words.ts';
import { command } from './words.ts';

/** Visits a grid; resolves with 1 if a step failed. */
export const visit = command(VISIT, async (words, terminal) => {
  const options = readVisitOptions(words);
  return 'problem' in options ? options : await run(options, words.maxBytes, terminal);
});

async function run(options: VisitWords, maxBytes: number, terminal: Terminal): Promise<ExitCode | Unreadable> {
  const { first, json, last, loginUri, password, seconds, start, strict } = options;
  const codec = await readCodec(options.templateFile, maxBytes, terminal);
  if ('problem' in codec) return codec;
  const script = await readScript(options.scriptFile, { codec, maxBytes }, terminal);
  if ('problem' in script) return script;
  const plan = { codec, ...script, loginUri, strict, stayMs: seconds * 1000, who: { first, last, password, start } };
  const running = await startVisit(plan, (report) => {
    for (const line of json ? [JSON.stringify(report)] : visitWords(report)) terminal.print(line);
  });
  const leave = (): void => running.leave();
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
  const isFine = await running.isFine;
  process.off('SIGINT', leave);
  process.off('SIGTERM', leave);
  return isFine ? EXIT.fine : EXIT.findings;
}
