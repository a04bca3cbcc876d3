import { joined } from '../../../language/joined';
import type { Arrangement } from './arrangement';
import { clockChoices } from './clockChoices';
import { type Control, controlFor } from './controls';
import type { FieldDescription } from '../../../office/commands/describeFields';

/** The only clock that there is need not be chosen: it is named at the first thing that is asked of it. */
function withOnlyOne(controls: Control[], told: string | undefined): Control[] {
  const [first, ...rest] = controls;
  if (!first || first.control === 'hidden' || told === undefined) return controls;
  return [{ ...first, hint: told }, ...rest];
}

/** Where there is a choice it must be made, and the day of a congress is no matter of taste either: the hint says when. */
const mustBeSaid = (field: FieldDescription): FieldDescription =>
  field.name === 'clock' || field.name === 'congressOn' ? { ...field, required: true } : field;

/** Commands about one clock of several: which of them is asked where there is a choice. */
export const clockArrangement: Arrangement = {
  controls: (context, fields) => {
    const { items } = clockChoices(context);
    const [only] = items;
    const asked = fields.filter(({ name }) => name !== 'clock' || items.length > 1);
    const controls = asked.map((field) => controlFor(context, mustBeSaid(field)));
    if (items.length !== 1 || !only) return controls;
    const told = only.hint && joined(only.text, only.hint);
    return [{ control: 'hidden', name: 'clock', value: only.value }, ...withOnlyOne(controls, told)];
  },
};
