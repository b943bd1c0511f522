// `rezbench` in a terminal: words in, exit code out.
import process from 'node:process';
import { runCommand } from './commands.ts';
import { EXIT, terminal } from './terminal.ts';

// Whoever reads our output may stop reading, as `head` does. That is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.fine : EXIT.wrongUse);
});

void run();

async function run(): Promise<void> {
  try {
    process.exitCode = await runCommand(process.argv.slice(2), terminal);
  } catch (error) {
    terminal.say(`rezbench failed: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = EXIT.wrongUse;
  }
}
