// The status bar item: state and login URI of the sandbox grid; a click opens its menu.
import * as vscode from 'vscode';
import { SANDBOX_MENU } from './commands.ts';
import type { Sandbox, SandboxState } from './sandbox.ts';
import { isLoopback } from './settings.ts';

export class StatusItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('rezbench.sandbox', vscode.StatusBarAlignment.Left, 10);
  readonly #listener: vscode.Disposable;

  constructor(sandbox: Sandbox) {
    this.#item.name = 'Rezbench Sandbox Grid';
    this.#item.command = SANDBOX_MENU;
    this.#draw(sandbox.state);
    this.#listener = sandbox.onChange((state) => this.#draw(state));
    this.#item.show();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#item.dispose();
  }

  #draw(state: SandboxState): void {
    const { text, tooltip, warn } = words(state);
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: tooltip, role: 'button' };
    this.#item.backgroundColor = warn ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  }
}

interface Words {
  readonly text: string;
  readonly tooltip: string;
  readonly warn: boolean;
}

function words(state: SandboxState): Words {
  switch (state.kind) {
    case 'stopped':
      return {
        text: '$(globe) Grid: off',
        tooltip: 'The sandbox grid is not running. Click to start it.',
        warn: false,
      };
    case 'starting':
      return { text: '$(sync~spin) Grid: starting', tooltip: 'The sandbox grid is starting.', warn: false };
    case 'stopping':
      return { text: '$(sync~spin) Grid: stopping', tooltip: 'The sandbox grid logs everyone out.', warn: false };
    case 'running':
      return running(state.ready.loginUri);
  }
}

function running(loginUri: string): Words {
  const { hostname, host } = new URL(loginUri);
  const open = !isLoopback(hostname);
  const reach = open ? ' Other machines can reach it.' : '';
  return {
    text: `$(${open ? 'warning' : 'globe'}) Grid: ${host}`,
    tooltip: `The sandbox grid runs; login URI ${loginUri}.${reach} Click for its menu.`,
    warn: open,
  };
}
