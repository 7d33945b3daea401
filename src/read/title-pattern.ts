/** Words that head a title for another reason than to name an employer: a level, a place of work, a kind of post, a trade. */
const NO_EMPLOYER =
  /^(?:(?:fully |100% )?remote|hybrid|on-?site|urgent|new|featured|hiring|now hiring|job|vacancy|opening|full[- ]?time|part[- ]?time|contract|freelance|internship|volunteer|junior|senior|lead|staff|principal|head|director|manager|engineering|marketing|sales|design|product|support|operations|finance)\b/i
const TRADE =
  /\b(?:engineer|developer|designer|manager|analyst|architect|consultant|specialist|director|officer|representative|assistant|intern)s?\b/i

/** So many titles must agree before anything is said of them. */
const ENOUGH = 3

/**
 * The pattern that all of several titles of a feed follow, of the two that feeds of many employers use: `Company: Title` and `Title at Company`.
 * Undefined where one of them does not, or where what would be the employer may well be none.
 */
export function titlePatternOf(titles: readonly string[]): string | undefined {
  const distinct = [...new Set(titles.map((title) => title.trim()))]
  if (distinct.length < ENOUGH) return undefined
  if (all(distinct, /^([^:]{2,60}): +\S/s)) return '{company}: {title}'
  if (all(distinct, /^\S.* at ([^:|]{2,60})$/s)) return '{title} at {company}'
  return undefined
}

function all(titles: readonly string[], shape: RegExp): boolean {
  return titles.every((title) => {
    const employer = shape.exec(title)?.[1]
    return (
      employer !== undefined && /^[\p{Lu}\p{N}]/u.test(employer) && !NO_EMPLOYER.test(employer) && !TRADE.test(employer)
    )
  })
}
