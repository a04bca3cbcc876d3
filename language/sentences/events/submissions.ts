import type { SteppedAct } from '../../../domain/procedure/steps';
import type { submissionEvents } from '../../../domain/case/events/submissions';
import type { Translate } from '../../texts';
import { actInside } from '../submittedAct';
import { longTextsOf, type Renderers } from './renderer';

const of = (t: Translate, act: SteppedAct) => ({ act: actInside(t, act) });

/** What the office decides in steps. */
export const submissions: Renderers<typeof submissionEvents> = {
  actSubmitted: ({ act, input }, { t }) => ({
    key: 'actSubmitted',
    params: of(t, act),
    detail: longTextsOf(t, input),
  }),
  actAppraised: ({ act, opinion }, { t }) => ({ key: 'actAppraised', params: of(t, act), detail: opinion }),
  actApproved: ({ act, submittedBy, remark }, { t, names }) => ({
    key: 'actApproved',
    params: { ...of(t, act), submittedBy: names(submittedBy) },
    detail: remark,
  }),
  actReturned: ({ act, submittedBy, missing }, { t, names }) => ({
    key: 'actReturned',
    params: { ...of(t, act), submittedBy: names(submittedBy) },
    detail: missing,
  }),
  submissionTakenBack: ({ act, reason }, { t }) => ({
    key: 'submissionTakenBack',
    params: of(t, act),
    detail: reason,
  }),
};
