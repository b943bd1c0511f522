// `rezbench visit`: a scripted viewer that goes through a grid and says where it fails.
import process from 'node:process';
import { type Codec, compileCodec } from '../protocol/packet/codec.ts';
import { templateInForce } from '../protocol/template/in-force.ts';
import { startVisit } from '../sandbox/shell/visit.ts';
import { readScript } from './script-file.ts';
import { readTemplate } from './template.ts';
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
  const codec = await codecOf(options.templateFile, maxBytes, terminal);
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
  try {
    return (await running.isFine) ? EXIT.fine : EXIT.findings;
  } catch (error) {
    if (options.templateFile === undefined || !(error instanceof Error)) throw error;
    return { problem: `${options.templateFile} does not have what every viewer says: ${error.message}.` };
  } finally {
    process.off('SIGINT', leave);
    process.off('SIGTERM', leave);
  }
}

/** As the grid does, a template of a few messages is completed by ours. */
async function codecOf(file: string | undefined, maxBytes: number, terminal: Terminal): Promise<Codec | Unreadable> {
  const read = file === undefined ? { text: '' } : await readTemplate(file, maxBytes, terminal);
  return 'problem' in read ? read : compileCodec(templateInForce(read.text));
}
