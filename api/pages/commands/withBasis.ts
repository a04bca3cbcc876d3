import type { CommandType } from '../../../domain/case/commands';
import { fieldBasis } from '../../../domain/case/fieldBasis';
import type { RulesOfCase } from '../../../domain/procedure/fieldSources';
import { citationText } from '../../../language/citationGloss';
import { joined } from '../../../language/joined';
import type { Translate } from '../../../language/texts';
import type { LanguageCode } from '../../../domain/text/languages';
import type { Control } from './controls';

interface Asked {
  type: CommandType;
  rules: RulesOfCase;
  language: LanguageCode;
  t: Translate;
}

/** The hint of a control, with the legal basis of what it asks for where that has one of its own. */
export function withBasis(control: Control, { type, rules, language, t }: Asked): Control {
  if (control.control === 'hidden') return control;
  const names = control.control === 'row' ? control.inputs.map(({ name }) => name) : [control.name];
  const basis = [...new Set(names.flatMap((name) => fieldBasis(type, name, rules)))];
  if (basis.length === 0) return control;
  const cited = basis.map((citation) => citationText(language, citation)).join('; ');
  return { ...control, hint: joined(control.hint ?? '', t('help:basis.field', { basis: cited })) };
}
