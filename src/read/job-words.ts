/** Words that addresses of jobs and of their lists are made of, in the languages of the boards that are read. */
const WORDS =
  'jobs?|careers?|positions?|vacanc(?:y|ies)|vacatures?|openings?|opportunit(?:y|ies)|postings?|recruit(?:ing|ment)?|hiring|stellen(?:angebote|anzeigen)?|stelle|karriere|offres?(?:-d-?emploi)?|emplois?|empleos?|ofertas?|trabajos?|trabalhos?|vagas?|lavoro|lavori|praca|oferty?|joboffers?|join-us|work-with-us'
const SEGMENT = new RegExp(`^(?:[a-z]+[-_])?(?:${WORDS})(?:[-_][a-z]+)?$`, 'i')
const ANYWHERE = new RegExp(`(?:^|[^a-z])(?:${WORDS})(?:$|[^a-z])`, 'i')

/** True for a text (a title, an address) that says that it is about jobs. */
export function saysJobs(text: string): boolean {
  return ANYWHERE.test(text)
}

/**
 * What the addresses of postings among `urls` have in common: the path up to the word for jobs, with slashes around it; undefined where no
 * address looks like a posting's. The most common wins, then the first.
 */
export function postingPath(urls: Iterable<string>): string | undefined {
  const counts = new Map<string, number>()
  for (const url of urls) {
    const segments = new URL(url).pathname.split('/').filter((segment) => segment !== '')
    const at = segments.findIndex((segment) => SEGMENT.test(segment))
    // The list itself has nothing behind the word.
    if (at < 0 || at === segments.length - 1) continue
    const path = `/${segments[at]}/`
    counts.set(path, (counts.get(path) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
