import { fuzzPages } from '../fuzz/pageFuzz';
import { type JsonOffice, openJsonOffice } from './jsonOffice';
import { bring, receive, untilSigned } from './jsonOrdinaryCase';
import { type ListeningOffice, listening } from './rawRequests';

let office: JsonOffice;
let server: ListeningOffice;
beforeAll(async () => {
  office = await openJsonOffice('fuzzed-pages');
  server = await listening(office.app);
});
afterAll(async () => {
  await server.close();
  await office.close();
}, 60_000);

/** A small part of what `npm run fuzz` sends; the same in every run. */
test('odd requests to every listed address, in the name of everybody, are never a fault of the server', async () => {
  const intake = await office.program('tiep.nhan');
  const [fresh, signed] = [await receive(intake), await receive(intake)];
  await bring(office, signed, untilSigned);
  const errors = await fuzzPages({
    office,
    server,
    usernames: ['tiep.nhan', 'truong.phong.1', 'chu.nhiem', 'giam.sat', 'quan.tri', 'thuong.vu'],
    requests: Number(process.env.LIEM_FUZZ_REQUESTS ?? 60),
    seed: 20261129,
    caseIds: [fresh, signed],
  });
  expect(
    errors.map(({ status, showsProgram, username, request }) => ({
      status,
      showsProgram,
      username,
      ...request,
      body: request.body.toString(),
    })),
  ).toEqual([]);
}, 600_000);
