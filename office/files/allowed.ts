import { allFileTypes, type FileType, isFileType, typeOfMedia } from '../../domain/files/types';
import type { Settings } from '../../temporal-config/settings';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';

/** What this office takes into its cases. */
export interface AllowedFiles {
  types: readonly FileType[];
  /** In bytes. */
  largest: number;
  has(media: string): boolean;
}

/** @throws FailureForPeople naming what is no type of file here */
export function allowedFiles({ types = allFileTypes, largest }: Settings['files']): AllowedFiles {
  const unknown = types.find((name) => !isFileType(name));
  if (unknown !== undefined) {
    throw new FailureForPeople(
      `LIEM_FILE_TYPES names ${unknown}, and this program knows ${allFileTypes.join(', ')}: leave it out.`,
    );
  }
  const allowed = types.filter(isFileType);
  return {
    types: allowed,
    largest,
    has: (media) => {
      const type = typeOfMedia(media);
      return type !== undefined && allowed.includes(type);
    },
  };
}
