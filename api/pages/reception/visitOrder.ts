import type { Response } from 'express';
import type { VisitRefusal } from '../../../domain/reception/decideVisit';
import type { VisitOrder } from '../../../office/reception/visits';
import type { Services } from '../../../office/services';
import { type FormResult, readForm } from '../../frame/forms/form';
import {
  chargeForm,
  conclusionForm,
  noticeForm,
  outcomeForm,
  papersForm,
  replyForm,
  statementForm,
  type VisitActForm,
} from './visitForms';

/** Beside which field of its form a refusal stands. */
const fieldOf: Partial<Record<VisitRefusal | 'noRules', string>> = {
  representsOnlyOne: 'people', othersNeeded: 'others', notReadBack: 'readBack', groundNeeded: 'ground', guidedWhere: 'recipient',
  explanationNeeded: 'explanation', forwardedWhere: 'recipient', nothingDue: 'items', dueBefore: 'items', before: 'on', inFuture: 'on',
  noSuchCharge: 'chargeId', chargeDone: 'chargeId', mixedIsGuided: 'outcome', nothingTaken: 'outcome', answeredByHead: 'outcome', isSettled: 'outcome',
}; // prettier-ignore

const firstField: Record<VisitActForm | 'arrive', string> = {
  arrive: 'content', statement: 'statement', papers: 'items', outcome: 'explanation', notice: 'on', reply: 'note', conclusion: 'summary', charge: 'note',
}; // prettier-ignore

export const refusalField = (act: VisitActForm | 'arrive', refused: VisitRefusal | 'noRules'): string => {
  const field = fieldOf[refused];
  // A field that this form does not have cannot be put right there.
  return field !== undefined && (act !== 'conclusion' || field === 'items' || field === 'on')
    ? field
    : firstField[act];
};

interface Reading {
  res: Response;
  texts: Services['texts'];
  today: string;
}

type ReadOrder = FormResult<{ commandId: string; order: VisitOrder }>;

/** What the form of an act asks to be done in a visit. */
export function readVisitOrder(act: VisitActForm, { res, texts, today }: Reading): ReadOrder {
  const body: unknown = res.req.body;
  const common = { body, res, texts, labels: 'reception:label' };
  switch (act) {
    case 'statement': {
      const form = readForm({ schema: statementForm, ...common });
      return form.ok ? ordered(form.data, { kind: 'takeStatement', ...without(form.data) }) : form;
    }
    case 'papers': {
      const form = readForm({ schema: papersForm, ...common });
      return form.ok ? ordered(form.data, { kind: 'takePapers', ...without(form.data) }) : form;
    }
    case 'outcome': {
      const form = readForm({ schema: outcomeForm, ...common });
      if (!form.ok) return form;
      const { recipient: to, ...settling } = without(form.data);
      return ordered(form.data, { kind: 'settle', ...settling, to });
    }
    case 'notice': {
      const form = readForm({ schema: noticeForm(today), ...common });
      return form.ok ? ordered(form.data, { kind: 'signNotice', ...without(form.data) }) : form;
    }
    case 'reply': {
      const form = readForm({ schema: replyForm(today), ...common });
      if (!form.ok) return form;
      const { recipient: to, ...replying } = without(form.data);
      return ordered(form.data, { kind: 'reply', ...replying, to });
    }
    case 'conclusion': {
      const form = readForm({ schema: conclusionForm(today), ...common });
      return form.ok ? ordered(form.data, { kind: 'conclude', ...without(form.data) }) : form;
    }
    case 'charge': {
      const form = readForm({ schema: chargeForm(today), ...common });
      return form.ok ? ordered(form.data, { kind: 'followCharge', ...without(form.data) }) : form;
    }
  }
}

function without<Data extends { commandId: string }>({ commandId, ...data }: Data): Omit<Data, 'commandId'> {
  void commandId;
  return data;
}

const ordered = ({ commandId }: { commandId: string }, order: VisitOrder): ReadOrder => ({
  ok: true,
  data: { commandId, order },
});
