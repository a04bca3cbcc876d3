import { z } from 'zod';
import { searchable } from '../../../domain/views/searchText';
import { confidences } from '../../../domain/procedure/cited';
import { levels } from '../../../domain/organisations/unit';
import { editTree, freeUnitId, type TreeEdit } from '../../../domain/organisations/treeEdits';
import type { OrganisationTree } from '../../../domain/organisations/tree';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { readDay } from '../../../language/readDay';
import type { Translate } from '../../../language/texts';

/** What can be done to the tree in one step of the form. */
const treeActs = ['added', 'renamed', 'ended', 'moved'] as const;

const lastDay = '9999-12-31';
const longestName = 300;
type Values = Record<string, unknown>;

/** Reads the fields of one act; each belongs to its act by name, so that what was typed for another stays in the form. */
function readEdit(
  t: Translate,
  values: Values,
  tree: OrganisationTree,
): { edit: TreeEdit } | { errors: FieldError[] } {
  const errors: FieldError[] = [];
  const text = (name: string): string => z.string().trim().catch('').parse(values[name]);
  const wrong = (name: string, key: string) =>
    errors.push(fieldError(name, t(`organisations:edit.problem.${key}`)));
  const named = (name: string): string => {
    const given = text(name);
    if (given === '' || given.length > longestName) wrong(name, 'name');
    return given;
  };
  const day = (name: string): string => {
    const read = readDay(text(name), lastDay);
    if ('day' in read) return read.day;
    wrong(name, 'day');
    return '';
  };
  const unit = (name: string): string => {
    const id = text(name);
    if (!tree.units.some((one) => one.id === id)) wrong(name, 'unit');
    return id;
  };
  const read = (): TreeEdit | undefined => {
    const act = treeActs.find((one) => one === values.act);
    switch (act) {
      case undefined:
        wrong('act', 'act');
        return undefined;
      case 'added': {
        const level = levels.find((one) => one === values.addedLevel);
        const [name, parent, from] = [named('addedName'), unit('addedParent'), day('addedFrom')];
        if (level === undefined) wrong('addedLevel', 'level');
        return level && { act, id: freeUnitId(tree, searchable(name)), level, name, parent, from };
      }
      case 'renamed':
        return { act, unit: unit('renamedUnit'), name: named('renamedName') };
      case 'ended':
        return { act, unit: unit('endedUnit'), on: day('endedOn') };
      case 'moved':
        return { act, unit: unit('movedUnit'), parent: unit('movedParent'), from: day('movedFrom') };
    }
  };
  const edit = read();
  return edit && errors.length === 0 ? { edit } : { errors };
}

/** Where the version comes from, as the form says it; what is left empty stays as it was. */
export function withSource(tree: OrganisationTree, values: Values): OrganisationTree {
  const citation = z.string().trim().max(1_000).catch('').parse(values.citation) || tree.citation;
  const confidence = confidences.find((one) => one === values.confidence) ?? tree.confidence;
  return { ...tree, citation, confidence };
}

/** The draft with one more change, or what is to be put right in the form. */
export function changeDraft(
  t: Translate,
  values: Values,
  draft: OrganisationTree,
): { draft: OrganisationTree } | { errors: FieldError[] } {
  // Where the version comes from was read beside the changes.
  if (values.act === 'sourced') return { draft };
  const read = readEdit(t, values, draft);
  return 'errors' in read ? read : { draft: editTree(draft, read.edit) };
}
