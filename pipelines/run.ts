import { BoardRun, type BoardReport, type RoundOptions } from './board-run.ts'
import { boardOf, type BoardConfig } from './board.ts'
import { rematch } from './dedup/rematch.ts'
import { Turns } from './turns.ts'

type Round = RoundOptions & { readonly boards: readonly BoardConfig[] }

/** Boards crawled at once; what they found is processed one board after another. */
const BOARDS_AT_ONCE = 8

/**
 * One round: what another version matched is matched anew; then each board is asked, then processed and committed in one transaction. A board that fails costs the others nothing.
 * The caller holds the lease. Calling it again after a kill resumes what was not committed.
 */
export async function crawlBoards(options: Round): Promise<BoardReport[]> {
  for (const source of new Set(options.boards.map((board) => board.source))) {
    const { id, name, homepage, kind, terms } = source
    await options.store.putSource({ id, name, homepage, kind, terms })
  }
  await rematch({ ...options, at: new Date(options.clock.now()).toISOString() })
  const processing = new Turns()
  const reports: BoardReport[] = []
  // A board given twice is one board: two runs of it at once would be one run.
  const boards = [...new Map(options.boards.map((board) => [boardOf(board).key, board])).values()]
  const queue = [...boards.entries()]
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      reports[next[0]] = await new BoardRun(options, next[1], processing).run()
    }
  }
  await Promise.all(Array.from({ length: Math.min(BOARDS_AT_ONCE, boards.length) }, worker))
  return reports
}

/**
 * Offline: what the archive holds of each board's present pages is processed once more, and all listings are matched anew. It asks nobody and
 * closes nothing. Boards of which nothing is archived, and those whose crawl was cut off, have no report. The caller holds the lease.
 */
export async function reprocessBoards(options: Round): Promise<BoardReport[]> {
  const reports: BoardReport[] = []
  for (const config of options.boards) {
    const report = await new BoardRun(options, config, new Turns()).reprocess()
    if (report) reports.push(report)
  }
  await rematch({ ...options, at: new Date(options.clock.now()).toISOString(), force: true })
  return reports
}
