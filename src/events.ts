/** Every event of jobwire with its meaning; rows of the `events` table and lines of the docs come from this list. */
export const eventNames = {
  'listing-added': 'A listing was seen for the first time.',
  'listing-changed': 'A listing says something else than before; dates alone that its board renewed are nothing else.',
  'listing-closed': 'A listing ended; the detail says by which rule.',
  'listing-reopened': 'A closed listing was seen again.',
  'job-published': 'A job was published for the first time.',
  'job-changed': 'A published value of a job changed, dates alone aside.',
  'job-closed': 'The last open listing of a job closed.',
  'job-reopened': 'A closed job has an open listing again.',
  'job-merged': 'Two jobs were found to be one opening; the later id redirects.',
  'job-split': 'One job was found to be two openings.',
  'run-held': 'A complete run looks wrong and counts for no closing until accepted.',
  'board-removed': 'An operator removed a board: it is asked no more, and its listings stay, unwatched.',
  'board-watched': 'A removed board is asked again.',
  'run-accepted': 'An operator accepted a held run.',
} as const
export type EventName = keyof typeof eventNames
