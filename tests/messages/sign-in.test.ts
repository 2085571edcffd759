import { expect, it } from 'vitest'
import { sentenceOf } from '../../src/shared/messages/errors.ts'

it.each([
  [{}, 'Sign in first.'],
  [{ why: 'wrong', triesLeft: 4 }, 'That was not right. 4 more tries before a pause.'],
  [{ why: 'wrong', triesLeft: 1 }, 'That was not right. One more try before a pause.'],
  [
    { why: 'elsewhere' },
    'This PIN was set on another computer and cannot be tested here. Ask an owner for a new one.',
  ],
  [
    { why: 'unsupported' },
    'This cannot be tested here: a part of Tallybook is missing on this computer. Install it again.',
  ],
] as const)('who is not signed in for %o is told so', (details, sentence) => {
  expect(sentenceOf({ code: 'NOT_SIGNED_IN', details })).toBe(sentence)
})

it.each([
  [{}, 'The app is locked. Unlock it to go on.'],
  [{ why: 'shut_out' }, 'Too many wrong tries. Ask an owner to set a new PIN.'],
  [{ why: 'pause', seconds: 1 }, 'Too many wrong tries. Try again in 1 second.'],
  [{ why: 'pause', seconds: 59 }, 'Too many wrong tries. Try again in 59 seconds.'],
  [{ why: 'pause', seconds: 60 }, 'Too many wrong tries. Try again in 1 minute.'],
  [{ why: 'pause', seconds: 61 }, 'Too many wrong tries. Try again in 2 minutes.'],
] as const)('what is locked for %o says for how long', (details, sentence) => {
  expect(sentenceOf({ code: 'LOCKED', details })).toBe(sentence)
})
