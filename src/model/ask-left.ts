import type { Page } from './raw-page.ts'
import type { Parameters, SourceRequest } from './source.ts'

/** Asks elsewhere than at the posting's own page, whose answer says nothing of whether it still stands. */
interface AskElsewhere {
  /** The request that a posting, by its `sourceJobId`, is asked with. 404 and 410 say that it is gone. */
  readonly at: (sourceJobId: string, parameters: Parameters) => SourceRequest
  /** True for an answer that says in its text that the posting is gone. */
  readonly isGone?: (page: Page) => boolean
}

/** Asks nobody, and why: only a stated end closes such a posting. */
interface AskNever {
  readonly never: string
}

/** How a posting that left a window is asked whether it still stands, where that is not at its own page. */
export type AskLeft = AskElsewhere | AskNever
