import { join } from 'node:path';

/** Where the courier’s own certificate stands, and the door’s, in the data of an office. */
export const courierDirectory = (directory: string): string => join(directory, 'courier');

export const courierFiles = (directory: string) => ({
  cert: join(directory, 'courier.pem'),
  key: join(directory, 'courier-key.pem'),
  door: join(directory, 'door.pem'),
  card: join(directory, 'door-card.json'),
  carried: join(directory, 'carried.json'),
});

/** What the programs of the office are told of a door at this address. */
export const courierVariables = (directory: string, address: string) => ({
  LIEM_DOOR_ADDRESS: address,
  LIEM_DOOR_CERT: courierFiles(directory).door,
  LIEM_COURIER_CERT: courierFiles(directory).cert,
  LIEM_COURIER_KEY: courierFiles(directory).key,
});
