import type { CommandType } from '../../../domain/case/commands';
import type { LanguageCode } from '../../../domain/text/languages';
import type { Services } from '../../../office/services';
import type { Translate } from '../../../language/texts';
import type { VisibleCase } from '../../frame/visibleCase';
import { readAskedOf } from './askedCommand';
import { beginning, whyNotShown } from './beginning';
import { formParts } from './formPage';
import { isPreviewed } from './preview';

/** A form as the page of a case shows it; what is wrong with it is told on the form's own page. */
export type StepForm = ReturnType<typeof formParts>;

/** What has a place of its own on the page of a case, or shows another case first. */
const standsElsewhere: readonly CommandType[] = ['appraise', 'approve', 'merge', 'decideMerge'];

/** The form of the step that waits for a person; undefined where there is none, or where it needs a page of its own. */
export async function readStepForm(
  services: Services,
  visible: VisibleCase,
  type: CommandType | undefined,
  { t, language }: { t: Translate; language: LanguageCode },
): Promise<StepForm | undefined> {
  if (type === undefined || standsElsewhere.includes(type) || isPreviewed(type)) return undefined;
  const asked = await readAskedOf(services, visible, type, t);
  if (whyNotShown(asked)) return undefined;
  return formParts(asked, beginning(asked, {}, t), { t, language, texts: services.texts });
}
