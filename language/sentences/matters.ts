import type { Ground, MatterAct, MatterWords } from '../../domain/matters/matter';
import type { MatterRules } from '../../domain/matters/rules';
import { formatDate } from '../dates';
import type { Translate } from '../texts';
import { limitDays } from './clock';
import { inside } from './inside';
import type { Names } from './names';
import { wordInside } from './vocabulary';

/** Why a case is on the list, in words. */
export function groundText(t: Translate, { kind, since, count, notedAt }: Ground): string {
  const name = t(`matters:criterion.${kind}`);
  const criterion = count === undefined ? name : t('matters:groundCount', { criterion: name, count });
  return since === undefined
    ? t('matters:groundNoted', { criterion, since: formatDate(notedAt) })
    : t('matters:groundSince', { criterion, since: formatDate(since) });
}

interface Told {
  t: Translate;
  nameOf: Names;
  /** What was typed in this act. */
  words: MatterWords | undefined;
  /** What a step is. */
  whatOf: (stepId: string) => string;
  /** Whether whoever reads may know of a criterion. */
  isSeen: (ground: Pick<Ground, 'kind'>) => boolean;
}

/** One act of a matter as its history tells it. */
export function matterActText({ by, at, deed }: MatterAct, { t, nameOf, words = {}, ...told }: Told): string {
  const who = { by: nameOf(by) };
  const { reason = '', note = '', title = '', what = '' } = words;
  switch (deed.kind) {
    case 'criteriaMet': {
      const seen = deed.met.filter(told.isSeen);
      if (seen.length === 0) return t('matters:told.hidden');
      const criteria = seen.map((met) => groundText(t, { ...met, notedAt: at })).join('; ');
      return t('matters:told.criteriaMet', { criteria });
    }
    case 'listed':
    case 'takenOff':
      return t(`matters:told.${deed.kind}`, { ...who, reason });
    case 'caseClosed':
      return t('matters:told.caseClosed');
    case 'stepSet':
      return t('matters:told.stepSet', { ...who, what, who: nameOf(deed.who), due: formatDate(deed.due) });
    case 'stepDropped':
      return t('matters:told.stepDropped', { ...who, reason });
    case 'stepReported':
      return t('matters:told.stepReported', {
        ...who,
        state: inside(t(`matters:state.${deed.state}`)),
        note,
      });
    case 'lookSet':
      return t(note === '' ? 'matters:told.lookSet' : 'matters:told.lookSetWith', {
        ...who,
        due: formatDate(deed.due),
        note,
      });
    case 'titleCleared':
      return t('matters:told.titleCleared', { ...who, title });
    case 'titleWithdrawn':
      return t('matters:told.titleWithdrawn', who);
    case 'timePassed': {
      const thing =
        deed.of === 'look'
          ? t('matters:thing.look')
          : t('matters:thing.step', { what: told.whatOf(deed.stepId ?? '') });
      const to = wordInside(t, 'recipients', deed.step.to);
      return t(`matters:told.${deed.step.step}`, { what: thing, to, due: formatDate(deed.step.at) });
    }
  }
}

/** The criteria of a version and how roadmaps are watched, each with where it comes from. */
export function matterRuleTexts(t: Translate, rules: MatterRules) {
  const { longOpen, overdue, stalled, manyPeople, complex, repeated, press, assets, reminder, escalation } =
    rules;
  const limit = ({ value }: typeof longOpen) => ({ limit: limitDays(t, value.count, value.unit) });
  const chain = escalation.value
    .map(({ to, afterWorkingDays }) =>
      t('matters:rule.escalationPart', { to: wordInside(t, 'recipients', to), count: afterWorkingDays }),
    )
    .join('; ');
  const line = (text: string, { citation, confidence }: { citation: string; confidence: string }) => ({
    text,
    citation,
    confidence,
  });
  return [
    line(t('matters:rule.longOpen', limit(longOpen)), longOpen),
    line(t('matters:rule.overdue', limit(overdue)), overdue),
    line(t('matters:rule.stalled', limit(stalled)), stalled),
    line(t('matters:rule.manyPeople', { count: manyPeople.value }), manyPeople),
    line(t(`matters:rule.complex.${complex.value}`), complex),
    line(t('matters:rule.repeated', { count: repeated.value }), repeated),
    line(t(press.value ? 'matters:rule.press' : 'matters:rule.pressOff'), press),
    line(t('matters:rule.assets', { amount: assets.value.toLocaleString('vi-VN') }), assets),
    line(t('matters:rule.reminder', { count: reminder.value }), reminder),
    line(t('matters:rule.escalation', { chain }), escalation),
  ];
}
