// Starts the language server in its own process and stops it with the extension.
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { SERVER_FLAGS } from '../contract/server.ts';
import type { Bases } from './bases.ts';
import { clientOptions, followClient } from './language-parts.ts';
import { LiveCounts } from './live-counts.ts';
import type { Sandbox } from './sandbox.ts';

export interface LanguageOptions {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly bases: Bases;
  readonly sandbox: Sandbox;
}

export function startLanguages({ context, log, bases, sandbox }: LanguageOptions): vscode.Disposable {
  const client = new LanguageClient(
    'rezbench',
    'Rezbench Languages',
    {
      module: context.asAbsolutePath('out/server.cjs'),
      transport: TransportKind.ipc,
      options: { execArgv: [...SERVER_FLAGS] },
    },
    clientOptions(context, log),
  );
  return vscode.Disposable.from(new LiveCounts(client, sandbox), followClient(client, { log, bases }));
}
