import { allFileTypes, fileTypes, typeOfMedia } from './types';

test('each media type belongs to one type of file', () => {
  const media = allFileTypes.flatMap((type) => [...fileTypes[type].media]);
  expect(new Set(media).size).toBe(media.length);
  for (const type of allFileTypes)
    for (const one of fileTypes[type].media) expect(typeOfMedia(one)).toBe(type);
  expect(typeOfMedia('application/x-msdownload')).toBeUndefined();
});
