/** What members say of notices about members of the Party that courts, police and others give. */
export const ofMemberNotices: Record<string, string> = {
  all: 'All that the caller may see.',
  awaited: 'Those that still have to be passed on.',
  before: 'What it was before; absent where there was nothing.',
  bodyKind: 'Of which kind the body is that told of it.',
  document: 'Number and day of the paper by which it was done.',
  keptFrom: 'Ids of accounts that must not see it.',
  leftAlone: 'That nothing is to be done, by whom and why.',
  linked: 'The case that was opened for it, or to which it belongs.',
  measure: 'What the body did: prosecuted, held, tried or something else.',
  noticeId: 'The id of the notice.',
  passBy: 'The last day to pass it on to the organisation that manages the member.',
  passedOn: 'That the organisation which manages the member was told: when, to whom, by which paper.',
  remindOn: 'The day from which the commission is reminded of it.',
  resume: 'The address at which to go on.',
  tellBy: 'The last day on which the body had to tell of it.',
  toldLate: 'Those of which the body told late.',
};
