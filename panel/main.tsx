// The page of the Traffic panel: opens the courier to the editor, keeps time, draws.
import { effect } from '@preact/signals';
import { render } from 'preact';
import type { FromPanel } from '../contract/panel.ts';
import { App } from './app.tsx';
import { openCourier } from './courier.ts';
import './panel.css';
import { type Kept, Panel } from './state.ts';

/** What the editor gives to a webview. */
interface Host {
  postMessage(word: FromPanel): void;
  getState(): Partial<Kept> | undefined;
  setState(state: Kept): void;
}

declare const acquireVsCodeApi: () => Host;

/** Figures change with every packet; more often than this nobody can read them. */
const GRID_EVERY_MS = 1000;

const host = acquireVsCodeApi();
const courier = openCourier({
  post: (word) => host.postMessage(word),
  listen: (hear) => window.addEventListener('message', (event) => hear(event.data)),
});
const panel = new Panel(courier, host.getState());

effect(() => host.setState(panel.kept()));
setInterval(() => {
  if (document.visibilityState !== 'visible') return;
  const isRunning = panel.sandbox.value?.running === true;
  if (isRunning || panel.views.isBehind.value) void panel.refreshView();
  if (!isRunning) return;
  void panel.refreshGrid();
  void panel.refreshUnsettled();
}, GRID_EVERY_MS);

const root = document.getElementById('panel');
if (root === null) throw new Error('the page has no element with the id panel');
render(<App panel={panel} />, root);
