import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOfOffice, forgetRunningOffice, noteRunningOffice } from './runningOffice';

const office = {
  MONGODB_URI: 'mongodb://%2Ftmp%2Fo%2Fdatabase.sock/liem',
  TEMPORAL_ADDRESS: '127.0.0.1:41234',
  LIEM_PORT: '3000',
};
let place: string;
let elsewhere: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'liem-place-'));
  elsewhere = mkdtempSync(join(tmpdir(), 'liem-elsewhere-'));
});
afterEach(() => {
  for (const one of [place, elsewhere]) rmSync(one, { recursive: true, force: true });
});
const usual = (name: string) => {
  const directory = join(place, name);
  mkdirSync(directory);
  return directory;
};

test('an office of a directory of its own is found as well as one of the usual', () => {
  noteRunningOffice(elsewhere, office, undefined, place);
  expect(environmentOfOffice({}, place)).toMatchObject(office);
  const other = { ...office, TEMPORAL_ADDRESS: '127.0.0.1:45678' };
  noteRunningOffice(usual('office'), other, undefined, place);
  expect(environmentOfOffice({}, place)).toMatchObject(other);
  expect(environmentOfOffice({ LIEM_DATA: elsewhere }, place)).toMatchObject(office);
  forgetRunningOffice(join(place, 'office'), place);
  expect(environmentOfOffice({}, place)).toMatchObject(office);
});

test('an empty variable, or one server of the environment, does not hide the office beside it', () => {
  noteRunningOffice(usual('office'), office, undefined, place);
  expect(environmentOfOffice({ MONGODB_URI: '', TEMPORAL_ADDRESS: '' }, place)).toMatchObject(office);
  // The office itself was started with this server and brought its own database along.
  const { TEMPORAL_ADDRESS } = office;
  expect(environmentOfOffice({ TEMPORAL_ADDRESS }, place)).toMatchObject(office);
});

test('an address of another office is not mixed with the one beside it', () => {
  noteRunningOffice(usual('office'), office, undefined, place);
  const other = { MONGODB_URI: 'mongodb://db.other:27017/liem' };
  expect(environmentOfOffice(other, place)).toEqual(other);
});

test('with no office running it is said what to do, and of several which is meant is asked', () => {
  expect(() => environmentOfOffice({}, place)).toThrow('No office runs on this machine');
  noteRunningOffice(usual('office'), office, undefined, place);
  noteRunningOffice(usual('data'), office, undefined, place);
  expect(() => environmentOfOffice({}, place)).toThrow('Several offices run');
});
