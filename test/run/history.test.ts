import { blankLead } from '../../src/lead/apply';
import { rowOfRead } from '../../src/run/history';

test('a request of a closed lead is judged with the sureness that is asked of open ones', () => {
  const closedAt = new Date('2026-11-23T09:00:00Z');
  const lead = {
    ...blankLead(new Date('2026-01-05T09:00:00Z')),
    status: 'lost' as const,
    description: 'I am very disappointed: nobody answers and nothing works.',
  };
  const mood = (leastConfidence: number) =>
    JSON.parse(rowOfRead(lead, '7', closedAt, [], leastConfidence)!.values).mood;
  expect(mood(0.6)).toBe('negative');
  expect(mood(1.01)).toBe('neutral');
});
