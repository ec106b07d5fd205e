import { followScore } from '../../../src/assess/score/trend';

const day = (n: number) => new Date(Date.UTC(2026, 10, n, 9));

/** Scores on days of November, one after the other. */
function follow(scores: [day: number, score: number, model?: string][]) {
  let kept = '';
  let trend = '';
  for (const [n, score, model = ''] of scores) ({ kept, trend } = followScore(kept, score, model, day(n)));
  return { kept, trend };
}

test.each<[string, [number, number, string?][], string]>([
  [
    'a lead is not known for 7 days yet',
    [
      [1, 40],
      [7, 80],
    ],
    '',
  ],
  [
    'it rose by 5 points in 7 days',
    [
      [1, 40],
      [8, 45],
    ],
    'improving',
  ],
  [
    'it fell by 5',
    [
      [1, 40],
      [8, 35],
    ],
    'declining',
  ],
  [
    'it moved by less',
    [
      [1, 40],
      [8, 44],
    ],
    'steady',
  ],
  [
    'it rose more than 7 days ago and stands since',
    [
      [1, 20],
      [2, 60],
      [20, 60],
    ],
    'steady',
  ],
  [
    'the score of 7 days ago is the one that stood then',
    [
      [1, 40],
      [5, 70],
      [10, 40],
    ],
    'steady',
  ],
  [
    'a new model moved all scores',
    [
      [1, 40, 'a'],
      [6, 40, 'a'],
      [6, 75, 'b'],
      [8, 75, 'b'],
    ],
    'steady',
  ],
  [
    'it rose under a new model',
    [
      [1, 40, 'a'],
      [6, 75, 'b'],
      [8, 81, 'b'],
    ],
    'improving',
  ],
])('%s', (_, scores, trend) => {
  expect(follow(scores).trend).toBe(trend);
});

test('what is kept stays short, and a spoilt cell only makes the trend begin again', () => {
  const daily = Array.from({ length: 200 }, (_, i): [number, number] => [i + 1, 30 + (i % 17)]);
  expect(follow(daily).kept.length).toBeLessThan(200);
  expect(followScore('not JSON', 50, '', day(1)).trend).toBe('');
});
