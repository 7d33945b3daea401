import { githubHost } from '../test/support/github-host.ts'

// Serves the real board from a process of its own, so that what is measured shares no event loop with it.
const host = await githubHost()
process.send?.({ api: host.api, raw: host.raw, archive: host.archive })
process.on('message', (message: { tarballStatus?: number }) => {
  host.settings.tarballStatus = message.tarballStatus
  process.send?.('done')
})
process.on('disconnect', () => void host.close())
