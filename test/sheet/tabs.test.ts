import { plain } from '../../src/decide/rule';
import { TABS } from '../../src/sheet/tabs';

test.each(Object.values(TABS))(
  'no two columns of the tab $name.en can be taken for one another',
  ({ columns }) => {
    for (const language of ['fr', 'en'] as const) {
      const labels = columns.map(({ label }) => plain(label[language]));
      expect(labels.filter((label, i) => labels.indexOf(label) !== i)).toEqual([]);
    }
    // A header is looked for in both languages: a label of one must not be another column's in the other.
    for (const one of columns) {
      for (const other of columns) {
        if (one !== other) expect(plain(one.label.en)).not.toBe(plain(other.label.fr));
      }
    }
  },
);

test('every column that the agent knows rows by is its own, and every choice has both languages', () => {
  for (const { id, columns } of Object.values(TABS)) {
    if (id) expect(columns.filter(({ key }) => key === id)).toHaveLength(1);
    for (const { choices } of columns) {
      for (const label of Object.values(choices ?? {})) expect(label.fr && label.en).toBeTruthy();
    }
  }
});
