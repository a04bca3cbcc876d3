import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { ensurePrivateDirectory } from './privateDirectory';

/** Linux takes 107 bytes for the path of a socket, macOS 103; a `mongod` may open one beside ours whose name has six more. */
const longestPath = 97;
const fileName = 'mongodb.sock';

/**
 * Where the database of an office listens: beside its data, in a directory that only its user can enter. Where that path is too long
 * for a socket, in the user's runtime directory or one of their own below the temporary one, under a name made from the data's place.
 */
export function databaseSocket(directory: string, env: NodeJS.ProcessEnv): string {
  const beside = join(directory, 'sockets', fileName);
  if (Buffer.byteLength(beside) <= longestPath) return inPrivate(join(directory, 'sockets'));
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  const runtime = env.XDG_RUNTIME_DIR;
  const base = runtime && isAbsolute(runtime) ? join(runtime, 'liem') : ownTemporary();
  ensurePrivateDirectory(base);
  return inPrivate(join(base, name));
}

const ownTemporary = () => join(tmpdir(), `liem-${process.getuid?.() ?? 0}`);

const inPrivate = (directory: string) => join(ensurePrivateDirectory(directory), fileName);

/** The address of a database that listens on a socket. */
export const socketUri = (socket: string, database: string): string =>
  `mongodb://${encodeURIComponent(socket)}/${database}`;
