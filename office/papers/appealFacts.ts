import { isAppeal } from '../../domain/case/checks';
import type { CaseState } from '../../domain/case/state';
import { wordInside } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';
import { paperDay } from './paperDays';

const decision = (number: string | undefined, on: string | undefined): string =>
  ['Quyết định', number && `số ${number}${on ? ',' : ''}`, on && `ngày ${paperDay(on)}`]
    .filter(Boolean)
    .join(' ');

/** What the reviewing body has decided of the decision, in one sentence without its end. */
function outcomeOf({ appeal }: CaseState, t: Translate): string | undefined {
  if (!appeal?.decision) return undefined;
  const { result, form } = appeal.decision;
  const before = wordInside(t, 'disciplineForms', appeal.form);
  const of = `theo ${decision(appeal.decisionNumber, appeal.decidedOn)}`;
  switch (result) {
    case 'upheld':
      return `Giữ nguyên hình thức kỷ luật ${before} ${of}`;
    case 'annulled':
      return `Xóa bỏ hình thức kỷ luật ${before} ${of}`;
    case 'raised':
    case 'lowered': {
      const change = result === 'raised' ? ['Tăng', 'lên'] : ['Giảm', 'xuống'];
      const after = form && `${change[1]} ${wordInside(t, 'disciplineForms', form)}`;
      return [`${change[0]} hình thức kỷ luật từ ${before} ${of}`, after].filter(Boolean).join(' ');
    }
  }
}

/** What a paper of an appeal says of the decision: which it is, with number, day and form, and what became of it. */
export function appealFacts(state: CaseState, t: Translate) {
  const { appeal, discipline } = state;
  const decided = appeal?.decision;
  const imposed = discipline?.imposed ?? discipline?.form;
  return {
    /** Of the decision of this case itself, as it was before a review. */
    imposedForm: imposed && wordInside(t, 'disciplineForms', imposed),
    isAppeal: isAppeal(state),
    appealed:
      appeal &&
      `${decision(appeal.decisionNumber, appeal.decidedOn)} thi hành kỷ luật bằng hình thức ${wordInside(t, 'disciplineForms', appeal.form)}`,
    appealDecision: decided && decision(decided.number, decided.on),
    appealOutcome: outcomeOf(state, t),
  };
}
