/** The typed form of jobwire.db. The migrations make the tables; a test compares the two. */
export * from './schema-crawl.ts'
export * from './schema-listing.ts'
export * from './schema-job.ts'
