import { createHash } from 'node:crypto';
import { type Actor, everyCase } from '../../domain/access/policy';
import { rulesOf } from '../../domain/case/checks';
import {
  mostLeaks,
  type RecordPublicCheckInput,
} from '../../domain/case/commands/publication/recordPublicCheck';
import { refuse } from '../../domain/case/refusal';
import type { CaseState } from '../../domain/case/state';
import { findFile } from '../../domain/files/caseFile';
import { timesIssued, paperId } from '../../domain/papers/papers';
import { findLeaks } from '../../domain/publications/leaks';
import type { TextPart } from '../../domain/publications/textPart';
import type { CommandOutcome } from '../commands/commandOutcome';
import { readPeople } from '../people/people';
import type { Services } from '../services';
import { readGuard } from './guard';
import { readBothParts, readParts } from './readParts';

/** What is checked: the last paper of the approved text, a file of the case, or the text itself, which is read out. */
export type Checked = { of: 'paper' } | { of: 'file'; file: string } | { of: 'text' };

interface Order {
  caseId: string;
  commandId: string;
  actor: Actor;
  checked: Checked;
}

type Finished = Pick<RecordPublicCheckInput, 'paper' | 'file' | 'hashes'> & { parts: TextPart[] };

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Both files of the paper that was written last of the approved text, opened and read back. */
async function readPaper(
  state: CaseState,
  { cases }: Pick<Services, 'cases'>,
): Promise<Finished | undefined> {
  const of = state.publication?.approval;
  const turn = of === undefined ? 0 : timesIssued(state.papers, of, 'publicText');
  if (of === undefined || turn === 0) return undefined;
  const kept = await cases.papers.find(paperId(state.caseId, of, 'publicText', turn));
  if (!kept) return undefined;
  const { _id: id, files } = kept;
  const [docx, pdf] = await Promise.all([
    cases.vault.openOf(state.caseId, `${id}.docx`, files.docx),
    cases.vault.openOf(state.caseId, `${id}.pdf`, files.pdf),
  ]);
  if (!docx || !pdf) return undefined;
  const parts = await readBothParts({ docx, pdf });
  return { paper: { of, turn }, hashes: [sha256(docx), sha256(pdf)], parts };
}

async function readFileOf(
  state: CaseState,
  file: string,
  { cases }: Pick<Services, 'cases'>,
): Promise<Finished | undefined> {
  const found = findFile(state, file);
  const content =
    found && !found.guarded && found.infected === undefined
      ? await cases.files.open(state.caseId, file)
      : undefined;
  if (!found || !content) return undefined;
  return { file, hashes: [content.sha256], parts: await readParts(content, found.type) };
}

function readChecked(state: CaseState, checked: Checked, services: Services): Promise<Finished | undefined> {
  switch (checked.of) {
    case 'paper':
      return readPaper(state, services);
    case 'file':
      return readFileOf(state, checked.file, services);
    case 'text':
      return Promise.resolve({ hashes: [], parts: [] });
  }
}

/**
 * Reads back what is to go out, from its finished bytes, and has the case tell what was found in it, by its place. The approved text is always
 * read with it: that is what the public page shows. Nothing of what was looked for leaves this function.
 */
export async function checkPublicText(
  { caseId, commandId, actor, checked }: Order,
  services: Services,
): Promise<CommandOutcome> {
  const { cases, accounts, texts } = services;
  const view = await cases.views.find(caseId, everyCase);
  const approved = view?.state.publication;
  if (!view || !approved) return { kind: 'refused', refusal: refuse('approveFirst') };
  const { state } = view;
  const { procedure } = await cases.reference.getRules(rulesOf(state));
  const [finished, guard] = await Promise.all([
    readChecked(state, checked, services),
    readGuard(state, procedure, { cases, texts, people: await readPeople(accounts) }),
  ]);
  if (!finished) return { kind: 'refused', refusal: refuse('nothingToCheck') };
  if (!guard) return { kind: 'refused', refusal: refuse('reporterUnreadable') };
  const { parts, ...facts } = finished;
  const text: TextPart = { part: 'approvedText', paragraphs: approved.text.split(/\r?\n/) };
  const leaks = findLeaks([text, ...parts], guard).slice(0, mostLeaks);
  const input: RecordPublicCheckInput = { ...facts, leaks };
  return cases.gateway.give(caseId, { type: 'recordPublicCheck', commandId, actor, input });
}
