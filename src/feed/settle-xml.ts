/**
 * The document that feedsmith built, without the line breaks that it puts around CDATA and that would become part of the value. Text is
 * escaped by character references (`&#x26;`, as the RSS Advisory Board's profile asks of titles); only content:encoded stays CDATA.
 */
export function settleXml(xml: string): string {
  return xml.replace(
    />\s*((?:<!\[CDATA\[[\s\S]*?\]\]>)+)\s*<\/([\w:]+)>/g,
    (_, sections: string, element: string) =>
      `>${element === 'content:encoded' ? sections : escapeText(sections.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1'))}</${element}>`,
  )
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;').replaceAll('>', '&#x3E;')
}
