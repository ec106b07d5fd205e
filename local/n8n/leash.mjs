// Runs a command that must not outlive whoever started it: `node leash.mjs COMMAND ARGS…`. Each line on stdin is a
// signal for the command and its children; when stdin ends, because its owner died or let go, they are killed.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

createInterface({ input: process.stdin })
  .on('line', (signal) => kill(signal))
  .on('close', () => kill('SIGKILL'));
// Ctrl-C in the terminal reaches everyone; the owner decides what is to be done about it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

child.on('error', (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on('exit', (code, signal) => {
  // Its own children may have survived it.
  kill('SIGKILL');
  process.exit(code ?? (signal ? 1 : 0));
});

function kill(signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // nobody left
  }
}
