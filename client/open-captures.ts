// The capture files that are open in editors, for commands that are about one of them.
import path from 'node:path';
import * as vscode from 'vscode';
import type { CaptureProcess } from './capture-process.ts';
import type { ExportedLog } from './export-traffic.ts';

export interface OpenCapture {
  readonly uri: vscode.Uri;
  readonly capture: CaptureProcess;
  readonly panel: vscode.WebviewPanel;
  /** What the rows in its table match. */
  filter: string;
}

export class OpenCaptures {
  readonly #all = new Set<OpenCapture>();

  add(capture: OpenCapture): vscode.Disposable {
    this.#all.add(capture);
    return { dispose: () => void this.#all.delete(capture) };
  }

  /** Of this file, or in the editor that is looked at; undefined if there is none. */
  find(uri?: vscode.Uri): OpenCapture | undefined {
    const all = [...this.#all].filter((one) => uri === undefined || one.uri.toString() === uri.toString());
    return all.find(({ panel }) => panel.active) ?? (uri === undefined ? undefined : all.at(-1));
  }
}

/** The file as a log that can be written in other forms. */
export function exportedCapture({ capture, filter, uri }: OpenCapture): ExportedLog {
  return {
    name: path.basename(uri.fsPath).replace(/(?:\.rezcap)?\.(?:pcapng|pcap)$/, '-export'),
    folder: vscode.Uri.joinPath(uri, '..'),
    filter,
    export: (wish, onShare, token) => capture.export(wish, { onShare, token }),
  };
}
