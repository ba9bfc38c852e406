import assert from 'node:assert/strict';
import { parse, parseAllDocuments } from 'yaml';
import { complete } from '../../src/generate/complete.ts';
import { generate } from '../../src/generate/generate.ts';
import { NASTY } from '../generate/nasty.ts';
import { findHelm, template } from './helm.ts';

/** What the runner's chart does with these settings. */
const chart = {
  'Chart.yaml': 'apiVersion: v1\nname: gitlab-runner\nversion: 0.92.0\n',
  'templates/configmap.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: config
data:
  template: {{ tpl .Values.runners.config $ | toYaml | nindent 4 }}
  identity: {{ tpl (index .Values.serviceAccount.annotations "eks.amazonaws.com/role-arn") $ | quote }}
  noProxy: {{ .Values.extraEnv.NO_PROXY | quote }}
`,
};

describe('what is generated, under Helm', () => {
  const helm = findHelm();

  for (const free of NASTY.map((text) => text.slice(0, 2000)))
    it(`keeps ${JSON.stringify(free.slice(0, 40))} as it is`, function () {
      if (!helm) {
        this.skip();
        return;
      }
      const cache = { type: 's3', bucket: free, identity: free };
      const completed = complete({ cache, proxy: 'http://proxy.example.com:3128', noProxy: [free] });
      assert.ok('answers' in completed);
      const files = generate({ what: 'values', answers: completed.answers });
      assert.ok(Array.isArray(files));
      const { output, error } = template(helm, chart, { 'values.yaml': files[0].text }, ['-f', 'values.yaml']);
      assert.ok(output !== undefined, error);
      const [document] = parseAllDocuments(output);
      const { data } = document!.toJS() as { data: Record<'template' | 'identity' | 'noProxy', string> };
      assert.equal(data.identity, free);
      assert.ok(data.noProxy.endsWith(`,${free}`));
      // Nothing of the TOML is a template: what stands in values is what the runner reads.
      const { runners } = parse(files[0].text, { schema: 'yaml-1.1' }) as { runners: { config: string } };
      assert.equal(data.template, runners.config);
    });
});
