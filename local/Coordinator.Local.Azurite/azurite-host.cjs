// Runs Azurite with one way to stop it on every system: the line "stop" on standard input. Windows has no SIGTERM to
// send, and a kill loses what Azurite has acknowledged but not yet flushed (it flushes every 5 s).
// Arguments: <azurite.js> <azurite's own arguments>. Environment: COORDINATOR_AZURITE_PID_FILE, _OUTLIVES_STARTER.
const fs = require('fs');
const pidFile = process.env.COORDINATOR_AZURITE_PID_FILE;
const outlivesStarter = process.env.COORDINATOR_AZURITE_OUTLIVES_STARTER === '1';

// "wx" fails when the file is there, so of two that start at the same time on one folder only one goes on.
fs.writeFileSync(pidFile, String(process.pid), { flag: 'wx' });
process.on('exit', () => fs.rmSync(pidFile, { force: true }));

// Ctrl+C reaches every process of the console. The starter stops its own work first and Azurite last, so it decides.
const once = process.once;
process.once = (event, listener) => (event === 'SIGINT' ? process : once.call(process, event, listener));
process.on('SIGINT', () => {});

// A starter that died leaves broken pipes; printing "closing" into one must not end the process before it has flushed.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

// All three services closed means all is on disk. Leave then: a client's open connection would hold the process for ever.
const log = console.log;
let closed = 0;
console.log = (...words) => {
  log(...words);
  if (String(words[0]).endsWith('successfully closed') && ++closed === 3) process.exit(0);
};

let stopping = false;
function stop(attempts) {
  if (stopping) return;
  if (process.listenerCount('SIGTERM') > 0) {
    stopping = true;
    process.emit('SIGTERM');
  } else if (attempts > 0) {
    setTimeout(() => stop(attempts - 1), 50); // Still starting: its handler comes last.
  } else {
    process.exit(0); // Never got as far as serving a request.
  }
}
process.stdin.on('data', (text) => { if (String(text).includes('stop')) stop(100); });
process.stdin.on('end', () => { if (!outlivesStarter) stop(100); });
process.stdin.on('error', () => { if (!outlivesStarter) stop(100); });

require(process.argv[1]);
