// What is around the page: the editor's webview, or a browser.
import type { FromPanel } from '../contract/panel.ts';
import type { Port } from './courier.ts';
import { openPageHost } from './page/host.ts';
import type { Kept } from './state.ts';

export interface Host {
  readonly port: Port;
  /** What the page had when it was thrown away. */
  kept(): Partial<Kept> | undefined;
  keep(state: Kept): void;
}

/** What the editor gives to a webview. */
interface EditorApi {
  postMessage(word: FromPanel): void;
  getState(): Partial<Kept> | undefined;
  setState(state: Kept): void;
}

declare const acquireVsCodeApi: (() => EditorApi) | undefined;

export function openHost(): Host {
  return typeof acquireVsCodeApi === 'undefined' ? openPageHost() : editorHost(acquireVsCodeApi());
}

function editorHost(api: EditorApi): Host {
  return {
    port: {
      post: (word) => api.postMessage(word),
      listen: (hear) => window.addEventListener('message', (event) => hear(event.data)),
    },
    kept: () => api.getState(),
    keep: (state) => api.setState(state),
  };
}
