import { complexityCriteria, pauseReasons, rewardForms } from '../../domain/case/vocabulary';
import { roles } from '../../domain/access/roles';
import { secrecyLevels } from '../../domain/access/sight';
import { clockKinds } from '../../domain/clocks/clock';
import { limitSchema } from '../../domain/clocks/limit';
import { disciplineBodies } from '../../domain/appeals/bodies';
import { levels } from '../../domain/organisations/unit';
import { disciplineForms, managers } from '../../domain/procedure/partyProcedure';
import { publicationForms } from '../../domain/publications/vocabulary';
import { measureAuthorities, measureKinds, protectedPeople } from '../../domain/protection/vocabulary';
import { steppedActs } from '../../domain/procedure/steps';
import { placesInCase } from '../../domain/access/policy';
import { formatDate } from '../dates';
import { limitDays } from '../sentences/clock';
import { word } from '../sentences/vocabulary';
import type { Translate } from '../texts';

/** What stands for something, as every name of a part or a choice does; anything else is a text of the version. */
const isName = /^[a-zA-Z]+$/;
const isoDate = /^\d{4}-\d\d-\d\d$/;

/** The word for a key or a value of the procedure: a level, a form, a role, or a part with words of its own. */
export function partName(t: Translate, key: string): string {
  const manager = managers.find((one) => one === key);
  if (manager) return word(t, 'managers', manager);
  const level = levels.find((one) => one === key);
  if (level) return word(t, 'levels', level);
  const body = disciplineBodies.find((one) => one === key);
  if (body) return word(t, 'disciplineBodies', body);
  const form = disciplineForms.find((one) => one === key);
  if (form) return word(t, 'disciplineForms', form);
  const clock = clockKinds.find((one) => one === key);
  if (clock) return word(t, 'clockKinds', clock);
  const secrecy = secrecyLevels.find((one) => one === key);
  if (secrecy) return word(t, 'secrecy', secrecy);
  const measure = measureKinds.find((one) => one === key);
  if (measure) return word(t, 'measureKinds', measure);
  const authority = measureAuthorities.find((one) => one === key);
  if (authority) return word(t, 'measureAuthorities', authority);
  const publication = publicationForms.find((one) => one === key);
  if (publication) return word(t, 'publicationForms', publication);
  const person = protectedPeople.find((one) => one === key);
  if (person) return word(t, 'protectedPeople', person);
  const act = steppedActs.find((one) => one === key);
  if (act) return t(`commands:${act}.title`);
  const place = placesInCase.find((one) => one === key);
  if (place) return word(t, 'placesInCase', place);
  const criterion = complexityCriteria.find((one) => one === key);
  if (criterion) return word(t, 'complexityCriteria', criterion);
  const reason = pauseReasons.find((one) => one === key);
  if (reason) return word(t, 'pauseReasons', reason);
  const reward = rewardForms.find((one) => one === key);
  if (reward) return word(t, 'rewardForms', reward);
  const role = roles.find((one) => one === key);
  return role ? word(t, 'roles', role) : t(`procedures:part.${key}`);
}

function single(t: Translate, value: unknown): string {
  if (value === null) return t('procedures:noLimit');
  if (typeof value === 'boolean') return t(value ? 'cases:yes' : 'cases:no');
  if (typeof value !== 'string') return String(value);
  if (isoDate.test(value)) return formatDate(value);
  return isName.test(value) ? partName(t, value) : value;
}

const isGroup = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !limitSchema.safeParse(value).success;

/** A part with its name; of a group within, each line says of what it is. */
function partLines(t: Translate, name: string, part: unknown): string[] {
  const text = valueText(t, part);
  return isGroup(part) ? text.split('\n').map((line) => `${name} – ${line}`) : [`${name}: ${text}`];
}

/** A value of the procedure in words; a list or group has a line for each part. */
export function valueText(t: Translate, value: unknown): string {
  const limit = limitSchema.safeParse(value);
  if (limit.success) {
    const { count, unit, rollsForward } = limit.data;
    return limitDays(t, count, unit) + (rollsForward ? '' : t('procedures:noRolling'));
  }
  if (Array.isArray(value)) {
    const parts = value.map((one: unknown) => valueText(t, one));
    return parts.length > 0 ? parts.join('; ') : t('procedures:none');
  }
  if (typeof value !== 'object' || value === null) return single(t, value);
  if ('afterWorkingDays' in value && 'to' in value) {
    return t('procedures:step', { count: Number(value.afterWorkingDays), to: single(t, value.to) });
  }
  return Object.entries(value)
    .flatMap(([key, part]) => partLines(t, partName(t, key), part))
    .join('\n');
}
