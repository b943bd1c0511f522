// The host of a panel that is a page of its own: news come as a stream, questions go by one request each.
import type { SavedFilter } from '../../contract/filter.ts';
import type { RowMarks } from '../../contract/marks.ts';
import type { FromPanel, ToPanel } from '../../contract/panel.ts';
import type { Host } from '../host.ts';
import { showTemplatePlace } from './template-place.ts';
import { readWire } from './wire.ts';

/** Where the browser keeps what the panel wants to find again. */
const STATE = 'rezbench.panel';
const FILTERS = 'rezbench.filters';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Opens the stream. It opens itself again when it breaks; meanwhile a sentence says so. */
export function openPageHost(): Host {
  let hear: (word: ToPanel) => void = () => undefined;
  const news = new EventSource('/news');
  news.addEventListener('message', (event) => hear(readWire(String(event.data))));
  news.addEventListener('error', () => document.body.classList.add('page-alone'));
  news.addEventListener('open', () => document.body.classList.remove('page-alone'));
  return {
    port: {
      post: (word) => void post(word, (answer) => hear(answer)),
      listen: (listener) => {
        hear = listener;
      },
    },
    kept: () => stored(sessionStorage, STATE),
    keep: (state) => sessionStorage.setItem(STATE, JSON.stringify(state)),
  };
}

async function post(word: FromPanel, hear: (word: ToPanel) => void): Promise<void> {
  if (word.kind === 'ask') {
    if (word.question.ask === 'clear') await loseMarks(hear);
    hear(await ask(word));
  } else if (word.kind === 'compare') await sendCapture();
  else if (word.kind === 'marks') await keepMarks(word);
  else if (word.kind === 'template') await showTemplatePlace(word, (question) => ask({ kind: 'ask', id: 0, question }));
  else if (word.kind === 'ready') {
    hear({ kind: 'saved', filters: stored<readonly SavedFilter[]>(localStorage, FILTERS) ?? [] });
    await fetchMarks(hear);
  } else if (word.kind === 'saved') {
    localStorage.setItem(FILTERS, JSON.stringify(word.filters));
    hear(word);
  }
}

/** [ui.marks.1] The grid keeps them, with its capture if it writes one. */
async function keepMarks({ marks }: RowMarks): Promise<void> {
  const headers = { 'Content-Type': JSON_TYPE };
  await fetch('/marks', { method: 'POST', headers, body: JSON.stringify(marks) }).catch(() => undefined);
}

async function fetchMarks(hear: (word: ToPanel) => void): Promise<void> {
  const response = await fetch('/marks').catch(() => undefined);
  if (response?.ok === true) hear(readWire(await response.text()));
}

/** They go with their rows. */
async function loseMarks(hear: (word: ToPanel) => void): Promise<void> {
  const none: RowMarks = { kind: 'marks', marks: [] };
  hear(none);
  await keepMarks(none);
}

/** What is not answered has failed: the grid was stopped, or did not understand. */
async function ask(word: Extract<FromPanel, { kind: 'ask' }>): Promise<ToPanel> {
  try {
    const headers = { 'Content-Type': JSON_TYPE };
    const response = await fetch('/ask', { method: 'POST', headers, body: JSON.stringify(word) });
    if (response.ok) return readWire(await response.text());
    return failed(word.id, await response.text());
  } catch {
    return failed(word.id, 'The grid does not answer.');
  }
}

/** [ui.compare.1] Somebody chooses a file; what becomes of it is asked for like anything else. */
async function sendCapture(): Promise<void> {
  const file = await chosenFile();
  if (file === undefined) return;
  const headers = { 'Content-Type': 'application/octet-stream' };
  const to = `/compare?name=${encodeURIComponent(file.name)}`;
  const response = await fetch(to, { method: 'POST', headers, body: file }).catch(() => undefined);
  if (response?.ok !== true) window.alert((await response?.text()) ?? 'The grid does not answer.');
}

function chosenFile(): Promise<File | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.pcapng,.pcap';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}

function failed(id: number, message: string): ToPanel {
  return { kind: 'answer', id, answer: { answer: 'failed', message } };
}

/** What an older page wrote may be no JSON any more. */
function stored<Value>(store: Storage, name: string): Value | undefined {
  try {
    return JSON.parse(store.getItem(name) ?? '') as Value;
  } catch {
    return undefined;
  }
}
