import type { Command } from 'commander'
import { createProgram } from '../program.ts'

const introduction = `Results go to stdout, everything else to stderr. \`--json\` is for machines, \`NO_COLOR\` is honoured, progress bars show on a terminal only.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | something failed, and it said what |
| 2 | wrong usage |
| 3 | another instance crawls this database |
`

/** The help of every command, as it prints itself. */
export function commandsPage(): string {
  const parts = [introduction]
  const walk = (command: Command, path: string): void => {
    const name = `${path}${command.name()}`
    if (path) parts.push(`## ${name}\n\n\`\`\`\n${helpOf(command).trimEnd()}\n\`\`\`\n`)
    for (const inner of command.commands) if (inner.name() !== 'help') walk(inner, `${name} `)
  }
  walk(createProgram(), '')
  return parts.join('\n')
}

function helpOf(command: Command): string {
  let text = ''
  command.configureHelp({ helpWidth: 100 })
  command.configureOutput({ writeOut: (more) => (text += more), getOutHasColors: () => false })
  command.outputHelp()
  return text
}
