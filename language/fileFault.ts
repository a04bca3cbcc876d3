import type { FileFault } from '../domain/files/fault';
import { typeOfMedia } from '../domain/files/types';
import type { Translate } from './texts';

interface Wording {
  t: Translate;
  /** What is taken in: types by the endings of their names, and how large in bytes. */
  types: readonly string[];
  largest: number;
}

const programs = ['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary'];

/** What a file is by its content, in words: its type where offices know it. */
function foundText(media: string, t: Translate): string {
  if (programs.includes(media)) return t('files:found.program');
  return media === 'application/octet-stream'
    ? t('files:found.unknown')
    : (typeOfMedia(media)?.toUpperCase() ?? media);
}

/** Why a file was not kept, with what to do; for whoever sent it alone, since it bears its name. */
export function faultText(name: string, fault: FileFault, { t, types, largest }: Wording): string {
  switch (fault.fault) {
    case 'type': {
      const found = foundText(fault.found, t);
      return t('files:fault.type', { name, found, types: types.map((one) => one.toUpperCase()).join(', ') });
    }
    case 'tooLarge':
      return t('files:fault.tooLarge', { name, largest: largest / 1024 / 1024 });
    case 'infected':
      return t('files:fault.infected', { name, found: fault.found });
    case 'empty':
    case 'brokenOff':
      return t(`files:fault.${fault.fault}`, { name });
  }
}
