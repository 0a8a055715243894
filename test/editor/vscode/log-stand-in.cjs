'use strict';
// Stands in for the native @vscode/spdlog, so that the server needs no compiler. VS Code writes its logs
// AND the contents of output channels through it: without it the Output panel stays empty.
const fs = require('node:fs');
const path = require('node:path');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(_type, name, file) {
    this.name = name;
    this.file = file;
    this.level = 2;
    this.plain = false;
  }
  write(level, text) {
    if (level < this.level) return;
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      fs.appendFileSync(this.file, this.plain ? text : `${stamp} [${names[level]}] ${text}\n`);
    } catch {
      /* as spdlog: never throws */
    }
  }
  trace(s) {
    this.write(0, s);
  }
  debug(s) {
    this.write(1, s);
  }
  info(s) {
    this.write(2, s);
  }
  warn(s) {
    this.write(3, s);
  }
  error(s) {
    this.write(4, s);
  }
  critical(s) {
    this.write(5, s);
  }
  getLevel() {
    return this.level;
  }
  setLevel(n) {
    this.level = n;
  }
  setPattern() {}
  clearFormatters() {
    this.plain = true;
  }
  flush() {}
  drop() {}
}
async function create(type, name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger(type, name, file);
}
exports.version = 1;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = (n, f) => create('rotating', n, f);
exports.createAsyncRotatingLogger = (n, f) => create('rotating_async', n, f);
