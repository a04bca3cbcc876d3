import type { Refusal } from '../../domain/case/refusal';
import { disciplineBodies } from '../../domain/appeals/bodies';
import { stages, usuallyFirst } from '../../domain/case/vocabulary';
import { managers } from '../../domain/procedure/partyProcedure';
import { markKinds } from '../../domain/workingCopy/marks';
import { formatAmount } from '../amounts';
import { formatDateTime } from '../dates';
import type { Translate } from '../texts';
import { limitDays } from './clock';
import { formatDay } from './days';
import type { Names } from './names';
import { officesText } from './offices';
import { owedTextOf } from './owedText';
import { word, wordInside, wordLists } from './vocabulary';

type Params = Record<string, unknown>;

const dayUnit = (unit: string | number | undefined): 'workingDays' | 'calendarDays' =>
  unit === 'workingDays' ? unit : 'calendarDays';

/** Makes of each number, date, person and stage that a refusal carries what its sentence shows. */
function shown(t: Translate, key: string, value: string | number, names: Names): Params {
  switch (key) {
    case 'stage': {
      const stage = stages.find((candidate) => candidate === value);
      return { stage: stage ? word(t, 'stages', stage) : value };
    }
    case 'by':
      return { by: names(String(value)) };
    case 'at':
      return { at: formatDateTime(String(value)) };
    case 'on':
    case 'dueOn':
    case 'until':
      return { [key]: formatDay(String(value)) };
    case 'reviewer': {
      const body = disciplineBodies.find((candidate) => candidate === value);
      return { reviewer: body ? wordInside(t, 'disciplineBodies', body) : value };
    }
    case 'manager': {
      const manager = managers.find((candidate) => candidate === value);
      return { manager: manager ? word(t, 'managers', manager) : value };
    }
    case 'act': {
      const act = wordLists.acts.find((candidate) => candidate === value);
      return { act: act ? wordInside(t, 'acts', act) : value };
    }
    case 'first': {
      const first = usuallyFirst.find((candidate) => candidate === value);
      return { first: first ? wordInside(t, 'usuallyFirst', first) : value };
    }
    case 'marks': {
      const said = markKinds.filter((kind) => String(value).split(',').includes(kind));
      return { marks: said.map((kind) => wordInside(t, 'identityFields', kind)).join(', ') };
    }
    case 'left':
    case 'most':
      return { [key]: formatAmount(Number(value)) };
    case 'things':
      return { things: owedTextOf(t, String(value)) };
    case 'offices':
    case 'givers':
      return { [key]: officesText(t, String(value).split(',')) };
    case 'days':
    case 'times':
    case 'atMost':
      return { count: value };
    default:
      return { [key]: value };
  }
}

/** Why a command is refused and what helps, as a full sentence. */
export function refusalSentence(
  t: Translate,
  { refused, params = {} }: Pick<Refusal, 'refused' | 'params'>,
  names: Names,
): string {
  const { atMost, unit } = params;
  // Which days they are hangs on the limit that they are of.
  const limit = atMost === undefined ? {} : { limit: limitDays(t, Number(atMost), dayUnit(unit)) };
  const said = Object.entries(params).map(([key, value]) => shown(t, key, value, names));
  return t(`refusals:${refused}`, Object.assign(limit, ...said) as Params);
}
