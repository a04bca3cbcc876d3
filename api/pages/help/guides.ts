import type { Role } from '../../../domain/access/roles';

/** The steps of each role's guide: where each leads, where it leads somewhere. Their words are `help:guide.<role>.step.<n>`. */
export const guides: Record<Role, readonly (string | undefined)[]> = {
  intakeOfficer: ['/work', '/reports/new', '/cases', undefined, undefined, '/import', '/reception'],
  areaOfficer: ['/work', undefined, undefined, undefined, undefined],
  teamLeader: ['/work', undefined, undefined, undefined, undefined],
  departmentHead: ['/work', undefined, '/away', '/subjects', '/inspection-plans', '/registers', '/reception'],
  commissioner: ['/meetings', undefined, undefined, undefined],
  viceChair: ['/work', undefined, '/meetings', undefined, '/acts', '/reception'],
  chair: ['/work', undefined, '/meetings', '/inspection-plans', '/acts', '/reception'],
  standingCommittee: ['/work', undefined, undefined],
  publisher: ['/work', undefined, undefined, undefined, undefined],
  custodian: ['/work', undefined, undefined, undefined, '/reception'],
  auditor: ['/cases?list=judgedAnew', undefined, undefined, '/office-log', '/reception'],
  supervisor: ['/supervision', '/supervision/recommendations/new', '/supervision'],
  administrator: ['/accounts', '/acts', '/bodies', '/procedures', undefined, '/programs'],
};

/** The steps of the first day, likewise: `help:firstDay.step.<n>`. */
export const firstDay: readonly (string | undefined)[] = [
  '/account',
  undefined,
  '/work',
  '/notices',
  undefined,
  undefined,
  '/help/glossary',
];
