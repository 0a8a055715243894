// A file system that is on no disk: the scheme `memory`.
const vscode = require('vscode');

const files = new Map();
let moment = 1e12;
const changed = new vscode.EventEmitter();

const isFolder = (path) => [...files.keys()].some((file) => file.startsWith(path === '/' ? path : `${path}/`));
const found = (uri) => {
  if (!files.has(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
  return files.get(uri.path);
};
const tell = (type, uri) => changed.fire([{ type, uri }]);

exports.registerMemory = () =>
  vscode.workspace.registerFileSystemProvider('memory', {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat(uri) {
      if (isFolder(uri.path)) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      const { bytes, mtime } = found(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime, size: bytes.length };
    },
    readDirectory({ path }) {
      const start = path === '/' ? path : `${path}/`;
      const below = [...files.keys()].filter((file) => file.startsWith(start)).map((file) => file.slice(start.length));
      const names = [...new Set(below.map((file) => file.split('/')[0]))];
      return names.map((name) => [name, files.has(start + name) ? vscode.FileType.File : vscode.FileType.Directory]);
    },
    readFile: (uri) => found(uri).bytes,
    writeFile(uri, bytes) {
      const before = files.get(uri.path);
      files.set(uri.path, { bytes, mtime: ++moment });
      tell(before === undefined ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed, uri);
    },
    createDirectory: () => undefined,
    delete(uri) {
      found(uri);
      files.delete(uri.path);
      tell(vscode.FileChangeType.Deleted, uri);
    },
    rename(from, to) {
      files.set(to.path, found(from));
      files.delete(from.path);
      tell(vscode.FileChangeType.Deleted, from);
      tell(vscode.FileChangeType.Created, to);
    },
  });
