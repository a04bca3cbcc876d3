/** The types of files that a case can hold, by the ending of their names: what their content is told by, and how they are shown. */
export const fileTypes = {
  pdf: { media: ['application/pdf'], as: 'document' },
  jpg: { media: ['image/jpeg'], as: 'picture' },
  png: { media: ['image/png'], as: 'picture' },
  webp: { media: ['image/webp'], as: 'picture' },
  tif: { media: ['image/tiff'], as: 'picture' },
  heic: { media: ['image/heic', 'image/heif'], as: 'picture' },
  docx: {
    media: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    as: 'document',
  },
  xlsx: { media: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], as: 'document' },
  pptx: {
    media: ['application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    as: 'document',
  },
  odt: { media: ['application/vnd.oasis.opendocument.text'], as: 'document' },
  ods: { media: ['application/vnd.oasis.opendocument.spreadsheet'], as: 'document' },
  /** What Word, Excel and PowerPoint wrote before; they are one to whoever looks at their content. */
  doc: { media: ['application/x-cfb'], as: 'document' },
  rtf: { media: ['application/rtf'], as: 'document' },
  txt: { media: ['text/plain'], as: 'document' },
  mp3: { media: ['audio/mpeg'], as: 'sound' },
  m4a: { media: ['audio/x-m4a', 'audio/mp4'], as: 'sound' },
  wav: { media: ['audio/wav'], as: 'sound' },
  ogg: { media: ['audio/ogg', 'audio/ogg; codecs=opus', 'audio/opus'], as: 'sound' },
  amr: { media: ['audio/amr'], as: 'sound' },
  mp4: { media: ['video/mp4', 'video/x-m4v'], as: 'film' },
  mov: { media: ['video/quicktime'], as: 'film' },
  webm: { media: ['video/webm', 'video/matroska', 'video/x-matroska'], as: 'film' },
  '3gp': { media: ['video/3gpp'], as: 'film' },
} as const satisfies Record<
  string,
  { media: readonly string[]; as: 'document' | 'picture' | 'sound' | 'film' }
>;
export type FileType = keyof typeof fileTypes;

export const isFileType = (name: string): name is FileType => Object.hasOwn(fileTypes, name);
export const allFileTypes = Object.keys(fileTypes).filter(isFileType);

/** By which name a media type goes here; undefined for one that no case holds. */
export const typeOfMedia = (media: string): FileType | undefined =>
  allFileTypes.find((name) => fileTypes[name].media.some((one) => one === media));
