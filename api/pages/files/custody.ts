import { formatDate } from '../../../language/dates';
import type { Names } from '../../../language/sentences/names';
import type { Translate } from '../../../language/texts';
import type { FileReading } from '../../../models/fileReadings';
import type { SeenFile } from '../../../office/files/listed';

interface Wording {
  t: Translate;
  nameOf: Names;
  /** How whoever read it is named. */
  doer: Names;
}

/**
 * In whose hands a file was, in order: taken in, handed over, read.
 * @param readings for those who watch over them; none for everybody else
 */
export function custodyLines(
  { file, words, handOvers }: SeenFile,
  readings: readonly FileReading[],
  { t, nameOf, doer }: Wording,
): { at: string; text: string }[] {
  const by = nameOf(file.by);
  const came = file.door && (file.door.sha256 === undefined ? 'fromDoorOlder' : 'fromDoor');
  const takenIn = {
    at: file.at,
    text: came
      ? t(`files:custody.${came}`)
      : words?.from
        ? t('files:custody.takenInFrom', { by, from: words.from })
        : t('files:custody.takenIn', { by }),
  };
  const given = handOvers.map(({ at, by: giver, on, said }) => ({
    at,
    text: said
      ? t('files:custody.handedOver', { by: nameOf(giver), on: formatDate(on), ...said })
      : t('files:custody.handedOverGuarded', { by: nameOf(giver), on: formatDate(on) }),
  }));
  const read = readings.map(({ at, by: reader, as }) => ({
    at,
    text: t(`files:custody.read.${as}`, { by: doer(reader) }),
  }));
  return [takenIn, ...given, ...read].sort((a, b) => a.at.localeCompare(b.at));
}
