// Starts the language server in its own process and stops it with the extension.
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** Languages that the server understands (product ids). */
const LANGUAGES = ['sl-message-template'] as const;

export function startLanguages(serverPath: string, log: vscode.LogOutputChannel): vscode.Disposable {
  const client = new LanguageClient(
    'rezbench',
    'Rezbench Languages',
    { module: serverPath, transport: TransportKind.ipc },
    {
      documentSelector: LANGUAGES.map((language) => ({ language })),
      synchronize: { configurationSection: 'rezbench' },
      outputChannel: log,
    },
  );
  client.start().catch((error: unknown) => log.error(`The language server did not start: ${String(error)}`));
  return { dispose: () => void client.dispose().catch(() => undefined) };
}
