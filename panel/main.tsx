// The page of the Traffic panel: opens the courier to its host, keeps time, draws.
import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app.tsx';
import { openCourier } from './courier.ts';
import { openHost } from './host.ts';
import './panel.css';
import { Panel } from './state.ts';

/** Figures change with every packet; more often than this nobody can read them. */
const GRID_EVERY_MS = 1000;

const root = document.getElementById('panel');
if (root === null) throw new Error('the page has no element with the id panel');
const host = openHost();
const panel = new Panel(openCourier(host.port), host.kept());

if (root.dataset['shown'] === 'oldest') panel.rows.following.value = false;
// The first rows are asked for before anything is drawn, and while they are on their way the template is read.
void panel.rows.refresh();
setTimeout(() => void panel.codec.value.template);

effect(() => host.keep(panel.kept()));
setInterval(() => {
  if (document.visibilityState !== 'visible') return;
  const isRunning = panel.sandbox.value?.running === true;
  if (isRunning || panel.views.isBehind.value) void panel.refreshView();
  if (!isRunning) return;
  void panel.refreshGrid();
  void panel.refreshUnsettled();
}, GRID_EVERY_MS);

render(<App panel={panel} />, root);
