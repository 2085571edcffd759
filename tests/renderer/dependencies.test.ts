import { describe, expect, it } from 'vitest'
import { DEPENDENCIES } from '../../src/renderer/src/api/dependencies.ts'
import { contract } from '../../src/shared/contract/index.ts'
import { TOPICS } from '../../src/shared/contract/topics.ts'

describe('what open screens fetch again', () => {
  it('covers every query of the contract', () => {
    const queries = Object.entries(contract).filter(([, method]) => method.kind === 'query')

    expect(Object.keys(DEPENDENCIES)).toEqual(expect.arrayContaining(queries.map(([name]) => name)))
  })

  it.each(TOPICS)('reaches something when %s changes', (topic) => {
    expect(Object.values(DEPENDENCIES).some((topics) => topics.includes(topic))).toBe(true)
  })

  it('starts over when another file is opened', () => {
    const kept = Object.entries(DEPENDENCIES).filter(([, topics]) => !topics.includes('workspace'))

    expect(kept).toEqual([])
  })
})
