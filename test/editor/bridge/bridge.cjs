// Loaded beside the extension under test: runs functions that a test sends inside the extension host.
const net = require('node:net');
const readline = require('node:readline');
const vscode = require('vscode');
const { registerMemory } = require('./memory.cjs');

// What the compiler of the tests wraps named functions in.
globalThis.__name = (value) => value;

exports.activate = () => {
  registerMemory();
  const socket = net.connect(process.env.NHI_TEST_BRIDGE);
  readline.createInterface({ input: socket }).on('line', async (line) => {
    const { id, code, words } = JSON.parse(line);
    let reply;
    try {
      reply = { id, value: await (0, eval)(`(${code})`)(vscode, ...words) };
    } catch (error) {
      reply = { id, error: String(error?.stack ?? error) };
    }
    socket.write(`${JSON.stringify(reply)}\n`);
  });
};
