import { z } from 'zod';
import type { AccompanyingMatter } from '../../domain/procedure/accompanying';
import type { Procedure } from '../../domain/procedure/procedure';
import { text } from '../../domain/text/text';
import { paperDay } from './paperDays';
import { readPaperYaml } from './paperOffice';

const instrumentSchema = z.object({
  /** As the procedure versions name it. */
  name: text(),
  kind: text(),
  number: text().optional(),
  date: z.iso.date().optional(),
  issuer: text().optional(),
  title: text().optional(),
  amendedBy: text().optional(),
});
const instrumentsSchema = z.object({
  /** Which instruments stand first among the grounds of every paper under Party rules. */
  statutes: text(),
  /** On what protection rests where the version names nothing. */
  protection: text(),
  /** On what apologies for wrong discipline rest. */
  apology: text(),
  instruments: z.array(instrumentSchema),
});
type Instrument = z.infer<typeof instrumentSchema>;
export type Instruments = z.infer<typeof instrumentsSchema>;

/**
 * How papers cite instruments, as `office/papers/templates/instruments.yaml` has it.
 * @throws SpoiledPaperFile
 */
export const readInstruments = (): Instruments => readPaperYaml('instruments.yaml', instrumentsSchema);

/** `Quy định số 296-QĐ/TW, ngày 30/5/2025 của Ban Chấp hành Trung ương`. */
function shortOf({ kind, number, date, issuer, amendedBy }: Instrument): string {
  const which = number ? `${kind} số ${number}` : kind;
  const when = date ? `${which}, ngày ${paperDay(date)}` : which;
  const whose = issuer ? `${when} của ${issuer}` : when;
  return amendedBy ? `${whose}, được sửa đổi, bổ sung bởi ${amendedBy}` : whose;
}

const find = ({ instruments }: Instruments, name: string): Instrument | undefined =>
  instruments.find((one) => one.name === name);

/** An instrument with number, day and issuer; by the name that the procedure gives it where the office's list has it not. */
export function cite(list: Instruments, name: string): string {
  const known = find(list, name);
  return known ? shortOf(known) : name;
}

/** The same with what it is about, as among the grounds of a decision. */
export function citeWhole(list: Instruments, name: string): string {
  const known = find(list, name);
  if (!known) return name;
  return [
    shortOf({ ...known, amendedBy: undefined }),
    known.title,
    known.amendedBy && `(được sửa đổi, bổ sung bởi ${known.amendedBy})`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** The instruments of a matter with which a version is read on a day, those that amend it after it. */
function namesOn({ accompanying = [] }: Procedure, matter: AccompanyingMatter, day: string): string[] {
  const began = ({ effectiveFrom }: { effectiveFrom: string }) => effectiveFrom <= day;
  return accompanying
    .filter((one) => one.matter === matter && began(one) && day <= (one.effectiveTo ?? day))
    .flatMap(({ instrument, amendedBy = [] }) => [
      instrument,
      ...amendedBy.filter(began).map((one) => one.instrument),
    ]);
}

/** On what the papers of a case rest: the instrument of its own procedure, and those with which that is read on the day. */
export function groundsOf(list: Instruments, procedure: Procedure, day: string) {
  const whole = (name: string) => citeWhole(list, name);
  const isState = procedure.law === 'state';
  const protection = namesOn(procedure, 'protection', day);
  return {
    instrument: cite(list, procedure.instrument),
    grounds: [...(isState ? [] : [whole(list.statutes)]), whole(procedure.instrument)],
    memberPenaltyGrounds: namesOn(procedure, 'memberPenalties', day).map(whole),
    organisationPenaltyGrounds: namesOn(procedure, 'organisationPenalties', day).map(whole),
    protectionGrounds: isState
      ? [whole(procedure.instrument)]
      : (protection.length > 0 ? protection : [list.protection]).map(whole),
    protectionInstrument: isState
      ? cite(list, procedure.instrument)
      : cite(list, protection.at(-1) ?? list.protection),
    apologyGround: whole(list.apology),
  };
}
