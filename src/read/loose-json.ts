import { unescapeHtml } from './html.ts'

/**
 * Reads JSON as web pages hold it within `<script>`: inside CDATA or comments, with comments, raw control characters in strings and trailing
 * commas, or escaped as HTML. Undefined where it still is none.
 */
export function looseJson(text: string): unknown {
  const trimmed = text.trim().replace(/;$/, '')
  return (
    parsed(trimmed) ??
    parsed(mended(trimmed)) ??
    (/^[[{]\s*&quot;/.test(trimmed) ? parsed(unescapeHtml(trimmed)) : undefined)
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

// One alternative a kind of token, a string before anything that might stand in it. What is not closed runs to the end: linear time.
const TOKEN =
  /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|$)|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|<!--|-->|<!\[CDATA\[|\]\]>|,(?=[\s\u00A0]*[\]}])|[\u00A0\uFEFF]/g

function mended(text: string): string {
  return text.replace(TOKEN, (token) => (token.startsWith('"') ? mendedString(token) : ' '))
}

function mendedString(token: string): string {
  return token
    .replace(/\\([^"\\/bfnrtu])/g, '$1')
    .replace(/[\u0000-\u001f]/g, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
