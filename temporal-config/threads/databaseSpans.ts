import { context, type Span, SpanKind, trace } from '@opentelemetry/api';
import type { CommandStartedEvent, MongoClient } from 'mongodb';
import { markFailed } from './spans';
import { tracer } from './tracing';

/** The collection that a command is for: by it and by its name it is told, and by nothing of what it says. */
function collectionOf({ command, commandName }: CommandStartedEvent): string | undefined {
  const named: unknown = commandName === 'getMore' ? command['collection'] : command[commandName];
  return typeof named === 'string' ? named : undefined;
}

/** A span for each command to the database, where it is given for something that has one. */
export function traceDatabase(client: MongoClient): void {
  const open = new Map<string, Span>();
  const keyOf = (event: { connectionId?: string | number | bigint; address: string; requestId: number }) =>
    `${event.address} ${String(event.connectionId)} ${event.requestId}`;
  const end = (key: string, hasFailed: boolean) => {
    const span = open.get(key);
    open.delete(key);
    if (hasFailed && span) markFailed(span);
    span?.end();
  };
  client.on('commandStarted', (event) => {
    if (trace.getActiveSpan()?.isRecording() !== true) return;
    const collection = collectionOf(event);
    const name = `db ${event.commandName}${collection === undefined ? '' : ` ${collection}`}`;
    const attributes = {
      'db.system.name': 'mongodb',
      'db.operation.name': event.commandName,
      ...(collection !== undefined && { 'db.collection.name': collection }),
    };
    open.set(keyOf(event), tracer().startSpan(name, { kind: SpanKind.CLIENT, attributes }, context.active()));
  });
  client.on('commandSucceeded', (event) => end(keyOf(event), false));
  client.on('commandFailed', (event) => end(keyOf(event), true));
}
