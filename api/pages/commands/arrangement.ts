import { type Control, type ControlContext, controlFor } from './controls';
import type { FieldDescription } from '../../../office/commands/describeFields';
import type { Sent } from './readForm';

/** How a command's form departs from one control per field. */
export interface Arrangement {
  controls: (context: ControlContext, fields: readonly FieldDescription[]) => Control[];
  /** Turns what such a form sends into what plain fields would have sent. */
  unfold?: (sent: Sent) => Sent;
  /** Which control shows the errors of a field that has none of its own. */
  shownAt?: Readonly<Record<string, string>>;
}

export const plain: Arrangement = {
  controls: (context, fields) => fields.map((field) => controlFor(context, field)),
};
