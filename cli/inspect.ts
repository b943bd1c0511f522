// `rezbench inspect`: what is in a capture file, whoever wrote it.

import { type Asked, nameOf, readAsked } from '../capture/asked.ts';
import { rowJson, rowText } from '../capture/export/row-lines.ts';
import { type FilterFacts, factsOf } from '../capture/filter/facts.ts';
import { type CompiledFilter, compileFilter } from '../capture/filter/filter.ts';
import { filterRow } from '../capture/filter/row.ts';
import { Sightings } from '../capture/filter/sightings.ts';
import { SparseBits } from '../capture/filter/sparse-bits.ts';
import type { Finding } from '../capture/findings/finding.ts';
import { findingsIn } from '../capture/findings/findings.ts';
import { History } from '../capture/history/history.ts';
import { type CaptureRows, openCaptureFile } from '../capture/reading/rows.ts';
import { circuitStats, MessageCounts } from '../capture/stats.ts';
import type { WholeRow } from '../contract/panel.ts';
import type { Codec } from '../protocol/packet/codec.ts';
import { inflate } from '../sandbox/shell/inflate.ts';
import { type Report, reportText } from './inspect-text.ts';
import { readCodec } from './template.ts';
import { EXIT, type ExitCode, type Terminal, type Unreadable } from './terminal.ts';
import { command, readFormat } from './words.ts';

const HELP = `rezbench inspect CAPTURE: what is in a pcapng or pcap file of ours, of tcpdump or of Wireshark

CAPTURE is a file, or - for stdin. Every datagram, login, capability call and event is a row; HTTP is put together from its segments.

  --filter EXPR      only the rows that match, in the language of the Traffic panel: ChatFrom* && dir == in
  --fields A,B,C     beside each row the values of these words, flags or fields: acked,ChatFromViewer.ChatData.Message
  --stats            instead of rows: how often each message crossed, and the figures of each circuit
  --findings         instead of rows: what is not as it should be, with the rows
  --format text|json text for people; or one JSON object a line (text)
  --template FILE    message template to read datagrams with (the built-in one)
  --show-secrets     do not blank password digests, secure session ids and capability paths
  --max-bytes N      most bytes to read from a file (67108864)
  --help             this text

Exit code: 0 fine, also if no row matches; 1 with --findings if there are any; 2 if the file, the filter or a field cannot be read.`;

const OPTIONS = {
  filter: { type: 'string', default: '' },
  fields: { type: 'string', default: '' },
  stats: { type: 'boolean', default: false },
  findings: { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
  template: { type: 'string' },
  'show-secrets': { type: 'boolean', default: false },
} as const;

export const inspect = command(
  { name: 'inspect', help: HELP, options: OPTIONS },
  async ({ values, positionals, maxBytes }, terminal) => {
    const form = readFormat(values.format, ['text', 'json']);
    if ('problem' in form) return form;
    const [file, second] = positionals;
    if (file === undefined || second !== undefined) return { problem: 'inspect: name one capture file.' };
    const codec = await readCodec(values.template, maxBytes, terminal);
    if ('problem' in codec) return codec;
    const asked = readQuestion(values, codec);
    if ('problem' in asked) return asked;
    const bytes = await terminal.read(file, maxBytes);
    if ('problem' in bytes) return bytes;
    const capture = openCaptureFile(bytes, { codec, inflate, showSecrets: values['show-secrets'] });
    if ('problem' in capture) return { problem: `${file}: ${capture.problem}` };
    tellProblems(file, capture, terminal);
    return await answer({ ...asked, ...form, codec, capture }, terminal);
  },
);

interface Question {
  readonly filter: CompiledFilter;
  readonly asked: readonly Asked[];
  readonly stats: boolean;
  readonly findings: boolean;
}

interface Answering extends Question {
  readonly format: 'text' | 'json';
  readonly codec: Codec;
  readonly capture: CaptureRows;
}

/** What is asked, before any file is read: what cannot be understood is said first. */
function readQuestion(
  values: { readonly filter: string; readonly fields: string; readonly stats: boolean; readonly findings: boolean },
  codec: Codec,
): Question | Unreadable {
  const filter = compileFilter(values.filter, codec);
  if ('problems' in filter) {
    const [problem] = filter.problems;
    return { problem: `--filter, character ${(problem?.start ?? 0) + 1}: ${problem?.message}` };
  }
  const asked: Asked[] = [];
  for (const text of values.fields.split(',').map((field) => field.trim())) {
    if (text === '') continue;
    const read = readAsked(text, codec);
    if ('problem' in read) return { problem: `--fields: ${read.problem}` };
    asked.push(read);
  }
  return { filter, asked, stats: values.stats, findings: values.findings };
}

function tellProblems(file: string, { problems, remarks }: CaptureRows, terminal: Terminal): void {
  for (const { offset, problem } of problems) terminal.say(`${file}, byte ${offset}: ${problem}`);
  for (const remark of remarks) terminal.say(`${file}: ${remark}`);
}

async function answer(question: Answering, terminal: Terminal): Promise<ExitCode> {
  const { findings, format, stats } = question;
  const told = tell(question);
  if (!(stats || findings)) {
    await terminal.printAll(rowLines(question, told.facts));
    return EXIT.fine;
  }
  const report = reportOn(question, told);
  if (format === 'json') terminal.print(JSON.stringify(report));
  else await terminal.printAll(reportText(report));
  return (report.findings?.length ?? 0) > 0 ? EXIT.findings : EXIT.fine;
}

/** What is known when all rows have passed once. */
interface Told {
  readonly history: History;
  readonly counts: MessageCounts;
  readonly facts: FilterFacts;
}

/** The first time through: everything that the answer, or a filter, may ask of other rows. */
function tell({ asked, capture, codec, filter, findings, stats }: Answering): Told {
  const history = new History(codec);
  const counts = new MessageCounts();
  const sightings = new Sightings();
  const needsHistory = stats || findings || asked.length > 0 || !filter.matchesAll;
  const needsSightings = filter.needsSightings || asked.length > 0;
  for (const row of needsHistory ? capture.rows : []) {
    history.add(row);
    if (filter.matchesAll) counts.add(row);
    if (needsSightings) sightings.see(filterRow(row));
  }
  return { history, counts, facts: factsFor(capture, history, sightings) };
}

function factsFor({ circuits }: CaptureRows, history: History, sightings: Sightings): FilterFacts {
  const owners = new Map(
    circuits.map(({ agent = '', agentId = '', number }) => [
      number,
      { agent, agentId, region: history.circuits.get(number)?.region ?? '' },
    ]),
  );
  return factsOf({ now: history.end, circuit: (circuit) => owners.get(circuit) }, sightings);
}

/** The rows that match the filter. */
function* matching({ capture, filter }: Answering, facts: FilterFacts): Generator<WholeRow> {
  for (const row of capture.rows) if (filter.matchesAll || filter.matches(filterRow(row), facts)) yield row;
}

function* rowLines(question: Answering, facts: FilterFacts): Generator<string> {
  const { asked, codec, format } = question;
  for (const row of matching(question, facts)) {
    const name = nameOf(row, codec);
    const values = asked.map(({ text, of }) => [text, of(row, facts)] as const);
    yield format === 'json' ? rowJson(row, name, values) : rowText(row, name, values);
  }
}

/** With a filter, of the messages, the circuits and the findings those that have a row that matches. */
function reportOn(question: Answering, told: Told): Report {
  const { capture, codec, filter, findings, stats } = question;
  const { counts, history } = told;
  const matched = filter.matchesAll ? undefined : matchedBy(question, told);
  const names = new Map(capture.circuits.map(({ agent, number }) => [number, agent]));
  const shown = [...history.circuits.values()].filter(
    ({ number }) => number > 0 && matched?.circuits.has(number) !== false,
  );
  const isShown = ({ rows }: Finding) => matched === undefined || rows.some((row) => matched.rows.has(row));
  return {
    ...(stats
      ? {
          messages: counts.all(codec),
          circuits: shown.map((circuit) => circuitStats(circuit, names.get(circuit.number))),
        }
      : {}),
    ...(findings ? { findings: findingsIn(history).filter(isShown) } : {}),
  };
}

interface Matched {
  readonly rows: SparseBits;
  readonly circuits: ReadonlySet<number>;
}

/** Counts the messages that match, and says where they are. */
function matchedBy(question: Answering, { counts, facts }: Told): Matched {
  const rows = new SparseBits();
  const circuits = new Set<number>();
  for (const row of matching(question, facts)) {
    counts.add(row);
    rows.add(row.row);
    circuits.add(row.circuit);
  }
  return { rows, circuits };
}
