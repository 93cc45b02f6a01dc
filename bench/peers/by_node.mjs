// As by_python.py, for what npm installs: `node by_node.mjs NAME FOLDER`.
import {createInterface} from 'node:readline'
import {pathToFileURL} from 'node:url'

const [name, folder] = process.argv.slice(2)
const load = (path) => import(pathToFileURL(`${folder}/node_modules/${path}`))
const known = {
  alex: async () => {
    const {text} = await load('alex/index.js')
    return (words) => text(words).messages.length > 0
  },
  'write-good': async () => {
    const {default: suggest} = await load('write-good/write-good.js')
    return (words) => suggest(words).length > 0
  },
}

const flag = await known[name]()
for await (const line of createInterface({input: process.stdin})) {
  const texts = JSON.parse(line)
  const began = process.hrtime.bigint()
  const flagged = texts.map((text) => flag(text))
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  console.log(JSON.stringify({seconds, flagged}))
}
