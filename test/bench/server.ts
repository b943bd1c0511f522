// The language server as a process of its own, asked over its standard streams as an editor asks it: what one keystroke takes
// until its problems are there, and how long questions take.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import {
  CancellationToken,
  CancellationTokenSource,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { SERVER_FLAGS } from '../../contract/server.ts';
import { inProject } from '../../tools/root.ts';
import type { Figure, Peer } from './figure.ts';
import { keystrokeInTheMiddle } from './keystroke.ts';
import { eachCall } from './measure.ts';
import { theTemplate } from './texts.ts';

const URI = 'file:///a/message_template.msg';
const textDocument = { uri: URI };
/** As many lines as a window shows. */
const SCREEN_LINES = 60;

const keystroke = keystrokeInTheMiddle();
const position = keystroke.at;
const screen = {
  start: { line: position.line - SCREEN_LINES / 2, character: 0 },
  end: { line: position.line + SCREEN_LINES / 2, character: 0 },
};

/** What the editor asks together with the problems when a text was changed. */
const ALONGSIDE: readonly (readonly [method: string, more: object])[] = [
  ['textDocument/semanticTokens/full', {}],
  ['textDocument/inlayHint', { range: screen }],
  ['textDocument/foldingRange', {}],
  ['textDocument/documentSymbol', {}],
];

const QUESTIONS: readonly (readonly [name: string, method: string, more: object])[] = [
  ['hover', 'textDocument/hover', { position }],
  ['completion', 'textDocument/completion', { position }],
  ['symbols of the file', 'textDocument/documentSymbol', {}],
  ['symbols by name', 'workspace/symbol', { query: 'agent' }],
];

export async function measureServer(): Promise<readonly Figure[]> {
  const { client, stop } = await startServer();
  try {
    const nothing = await eachCall(nothingFirst, () => ask(client, 'textDocument/hover', { position, ...UNKNOWN }));
    const against = [{ name: 'a question about a text that is not open', values: nothing }];
    const figures: Figure[] = [];
    for (const [name, method, more] of QUESTIONS) {
      const values = await eachCall(nothingFirst, () => ask(client, method, more));
      const asJson = await jsonOf(await ask(client, method, more));
      figures.push({ what: `${name}, asked over a pipe`, unit: 'ms', values, against: [...against, asJson] });
    }
    const alone = await eachCall(nothingFirst, async (_, call) => void (await typeAndPull(client, call)));
    const behind = await measureBehind(client);
    figures.push({ what: 'one keystroke to its problems over a pipe', unit: 'ms', values: alone, against });
    figures.push({ what: '... behind the other questions about the text', unit: 'ms', values: behind, against });
    return figures;
  } finally {
    await stop();
  }
}

/** What no server and no client can do without. */
const jsonOf = async (answer: unknown): Promise<Peer> => ({
  name: 'writing and reading that answer as JSON',
  values: await eachCall(nothingFirst, () => JSON.parse(JSON.stringify(answer))),
});

const UNKNOWN = { textDocument: { uri: 'file:///a/unknown.msg' } };

function nothingFirst(): void {}

const ask = (
  client: ProtocolConnection,
  method: string,
  more: object,
  taken = CancellationToken.None,
): Promise<unknown> => client.sendRequest(method, { textDocument, ...more }, taken);

/** Until the problems are there; what else was asked is taken back at the next keystroke, as editors do. */
async function measureBehind(client: ProtocolConnection): Promise<readonly number[]> {
  let takeBack = () => undefined as unknown;
  const values = await eachCall(
    () => takeBack(),
    async (_, call) => {
      takeBack = await typeAndPull(client, call, ALONGSIDE);
    },
  );
  await takeBack();
  return values;
}

/**
 * Types the character or takes it back, and waits for the problems; what comes back takes back what was asked before them and
 * waits for the answers.
 */
async function typeAndPull(
  client: ProtocolConnection,
  call: number,
  before: typeof ALONGSIDE = [],
): Promise<() => Promise<unknown>> {
  const others = new CancellationTokenSource();
  const isMistake = call % 2 === 0;
  const end = { line: position.line, character: position.character + keystroke.character.length };
  const change = isMistake
    ? { range: { start: position, end: position }, text: keystroke.character }
    : { range: { start: position, end }, text: '' };
  const told = client.sendNotification('textDocument/didChange', {
    textDocument: { ...textDocument, version: call + 2 },
    contentChanges: [change],
  });
  const asked = before.map(([method, more]) => ask(client, method, more, others.token).catch(() => undefined));
  const answer = (await ask(client, 'textDocument/diagnostic', {})) as { readonly items: readonly Problem[] };
  if (answer.items.some(({ code }) => code === 'MT060') !== isMistake) throw new Error('the problems are others');
  return () => {
    others.cancel();
    return Promise.all([told, ...asked]);
  };
}

interface Problem {
  readonly code?: string;
}

async function startServer(): Promise<{ readonly client: ProtocolConnection; readonly stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [...SERVER_FLAGS, inProject('out/server.cjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  client.listen();
  const capabilities = { textDocument: { diagnostic: {} } };
  await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
  await client.sendNotification('initialized', {});
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { ...textDocument, languageId: 'sl-message-template', version: 1, text: theTemplate.text },
  });
  const stop = async () => {
    const exit = once(child, 'exit');
    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    await exit;
    client.dispose();
  };
  return { client, stop };
}
