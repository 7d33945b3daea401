import { z } from 'zod'
import { queryParameters } from '../../feed/query-parameters.ts'
import { Config } from '../../model/config.ts'
import { Job } from '../../model/job.ts'
import { Listing } from '../../model/listing.ts'
import { RawListing } from '../../model/raw-listing.ts'
import { RawPage } from '../../model/raw-page.ts'

/** The JSON Schema (2020-12) of each contract, by the name of its file. */
export function schemas(): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['raw-page', titled('RawPage', schemaOf(RawPage))],
    ['raw-listing', titled('RawListing', schemaOf(RawListing))],
    ['listing', titled('Listing', schemaOf(Listing))],
    ['job', titled('Job', schemaOf(Job))],
    ['config', titled('jobwire.yaml', schemaOf(Config, 'input'))],
    ['query', titled('Query', querySchema())],
  ])
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): object {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type !== 'custom') return
      // The one class that a schema names is Uint8Array: bytes.
      Object.assign(jsonSchema, { type: 'string', contentEncoding: 'base64' })
    },
  })
}

/** The query language as parameters of a URL: one text, or several that mean OR. */
function querySchema(): object {
  const properties = Object.fromEntries(
    queryParameters.map(({ name, many, example, about }) => {
      const text = { type: 'string' }
      return [
        name,
        {
          description: about,
          ...(many ? { anyOf: [text, { type: 'array', items: text }] } : text),
          ...(example ? { examples: [example] } : {}),
        },
      ]
    }),
  )
  return { type: 'object', properties, additionalProperties: false }
}

function titled(title: string, schema: object): object {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...schema }
}
