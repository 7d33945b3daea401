import { expect, test } from 'vitest'
import { reduced } from '../../src/read/reduce.ts'

test.each([
  ['mail anna.miller+jobs@kornblume.example, or', 'mail someone@example.org, or'],
  ['href="mailto:anna%40kornblume.example"', 'href="mailto:someone@example.org"'],
  ['call +43 316 123-456 or (555) 123-4567', 'call +1 555 0100 or 555-555-0100'],
  ['<a href="tel:0316/123456">0316</a>', '<a href="tel:+15550100">0316</a>'],
  ['{"csrf_token":"a8f7d6e5c4","id":"a8f7d6e5c4"}', '{"csrf_token":"token","id":"a8f7d6e5c4"}'],
  ['https://x.example/j?token=abcdef123&id=7', 'https://x.example/j?token=token&id=7'],
  ['<meta name="csrf-token" content="Zm9vYmFy" />', '<meta name="csrf-token" content="token" />'],
  ['<script nonce="r4nd0mr4nd0m">', '<script nonce="token">'],
  ['Bearer abcdefghijklmnop', 'Bearer token'],
  ['<input name="authenticity_token" value="Zm9vYmFy">', '<input name="authenticity_token" value="token">'],
  ['https://x.example/jobs;jsessionid=8A7F6E5D4C', 'https://x.example/jobs;jsessionid=token'],
  ['{"contact":{"role":"HR","name":"Anna Berg"}}', '{"contact":{"role":"HR","name":"A Person"}}'],
  ['{"contactName":"Anna Berg"}', '{"contactName":"A Person"}'],
  ['{"recruiter":"Anna Berg","title":"Miller"}', '{"recruiter":"A Person","title":"Miller"}'],
  ['{"hiring_manager_name": "Anna Berg"}', '{"hiring_manager_name": "A Person"}'],
  [
    '{"recruiter":{"id":7,"firstName":"Anna","lastName":"Berg"},"name":"Miller"}',
    '{"recruiter":{"id":7,"firstName":"A Person","lastName":"A Person"},"name":"Miller"}',
  ],
  ['<recruiter><![CDATA[Anna Berg]]></recruiter>', '<recruiter><![CDATA[A Person]]></recruiter>'],
  ['"eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.SflKxwRJSMeKKF2"', '"token"'],
])('%s', (text, expected) => {
  expect(reduced(text).text).toBe(expected)
  expect(reduced(expected).text).toBe(expected)
})

test.each([
  '"id":9000000001,"at":"2026-11-20T08:00:00+01:00","rfc":"Mon, 02 Nov 2026 10:00:00 +0000"',
  'https://jobs.example/7b1d0c2e-1111-2222-3333-444455556666/apply?job=4012345678',
  'pay 50.000-62.500 EUR, 120,000 - 150,000, 2026-11-20 to 2026-12-31, 40+ countries, UTC+2',
  '{"contact":"https://mill.example/contact","contact_us":{"title":"Write"}}',
  '{"name":"Miller","company":{"name":"Kornblume"},"creator_id":7,"recruiter":null,"title":"Recruiter"}',
  '"requisition":"R-123-456-7890"',
  'tokens are read by the tokenizer; a signature dish; secret: none',
])('%s is kept', (text) => {
  expect(reduced(text)).toEqual({ text, taken: new Map() })
})

test('what is taken is counted', () => {
  expect(reduced('a@b.example c@d.example (555) 123-4567').taken).toEqual(
    new Map([
      ['e-mail', 2],
      ['phone number', 1],
    ]),
  )
})
