import { oneLine, shortened } from '../../feed/clean-text.ts'
import type { Job } from '../../model/job.ts'
import type { Listing } from '../../model/listing.ts'
import { evidenceRows } from './evidence-rows.ts'

/** Each value with the words it was read from, the rule, how sure it is, and the listing that said so. */
export function Why({ job, listings }: { job: Job; listings: readonly Listing[] }) {
  const rows = evidenceRows(job, listings)
  if (rows.length === 0) return null
  return (
    <section>
      <h2>Why we say this</h2>
      <div class="scroll">
        <table class="why">
          <thead>
            <tr>
              <th scope="col">Value</th>
              <th scope="col">Read from</th>
              <th scope="col">By</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, value, quotes, rule, confidence, listing }) => (
              <tr>
                <th scope="row">
                  {label}
                  {value === '' ? null : (
                    <>
                      <br />
                      <span class="soft">{value}</span>
                    </>
                  )}
                </th>
                <td>
                  {quotes.map(({ quote, path }) => (
                    <>
                      {quote === '' ? null : <q>{shortened(oneLine(quote), 240)}</q>}{' '}
                      {path === null ? null : (
                        <>
                          <code>{path}</code>{' '}
                        </>
                      )}
                    </>
                  ))}
                </td>
                <td>
                  {rule}, {confidence} confidence
                  {listings.length > 1 ? (
                    <>
                      <br />
                      <span class="soft">{listing}</span>
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
