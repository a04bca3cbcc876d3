import { Connection } from '@temporalio/client';
import { MongoClient } from 'mongodb';
import { connectionOptions } from '../../temporal-config/connection';
import { ensureNamespace } from '../../temporal-config/namespace';
import { searchAttributes } from '../../temporal-config/searchAttributes';
import { readSettings } from '../../temporal-config/settings';
import { servedOffice } from '../servers';

const office = servedOffice('servers');

test('the namespace has long retention and our search attributes, also when it is ensured again', async () => {
  const connection = await Connection.connect(connectionOptions(readSettings(office.env)));
  try {
    await ensureNamespace(connection, office.namespace);
    const described = await connection.workflowService.describeNamespace({ namespace: office.namespace });
    const retention = Number(described.config?.workflowExecutionRetentionTtl?.seconds);
    expect(retention).toBeGreaterThan(9 * 365 * 24 * 60 * 60);
    const listed = await connection.operatorService.listSearchAttributes({ namespace: office.namespace });
    expect(Object.keys(listed.customAttributes)).toEqual(
      expect.arrayContaining(Object.keys(searchAttributes)),
    );
  } finally {
    await connection.close();
  }
});

test('the database of a test file is empty at first and keeps what is written', async () => {
  const client = new MongoClient(office.mongoUri);
  try {
    const things = client.db().collection<{ _id: string }>('things');
    expect(await things.countDocuments()).toBe(0);
    await things.insertOne({ _id: 'one' });
    await expect(things.insertOne({ _id: 'one' })).rejects.toMatchObject({ code: 11000 });
    expect(await things.countDocuments()).toBe(1);
  } finally {
    await client.close();
  }
});
