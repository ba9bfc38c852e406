import assert from 'node:assert/strict';
import { families, values } from './cases.ts';
import { rendered } from './render.ts';

for (const [family, cases] of Object.entries(families)) {
  describe(`functions of templates: ${family}`, () => {
    for (const [action, text] of cases) {
      it(action, () => {
        assert.equal(rendered(`{{ ${action} }}`, values), text);
      });
    }
  });
}
