import assert from 'node:assert/strict';
import { linted, releaseIn, releasesIn, shown, skipped } from './open.ts';

const TOML = `[[runners]]
  executor = "kubernetes"
  [runners.kubernetes]
    image = "debian:12"
`;

function indented(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
}

describe('ConfigMap', () => {
  const text = `apiVersion: v1\nkind: ConfigMap\ndata:\n  config.toml: |\n${indented(TOML, 4)}`;

  it('places the TOML in it', () => {
    const { kind, configRole, chart, runners } = releaseIn(text);
    assert.deepEqual([kind, configRole, chart], ['config-map', 'whole', null]);
    assert.deepEqual(shown(text, runners[0]?.at('kubernetes.image').place ?? assert.fail()), {
      text: 'image',
      route: ['data', 'config.toml'],
      innerRoute: ['runners', 0, 'kubernetes', 'image'],
    });
  });

  it('knows a template for register by its name', () => {
    assert.equal(releaseIn(text.replace('config.toml', 'config.template.toml')).configRole, 'template');
  });

  it('knows it by its content, too, as a config.toml by itself', () => {
    const fragment = TOML.replace('  executor = "kubernetes"\n', '');
    const roles = (toml: string) => [
      releaseIn(text.replace(indented(TOML, 4), indented(toml, 4))).configRole,
      releaseIn(toml, 'config.toml').configRole,
    ];
    for (const toml of [fragment, `# of the operator\n\n${fragment}`])
      assert.deepEqual(roles(toml), ['template', 'template']);
    const others = [
      `concurrent = 4\n${fragment}`,
      fragment.replace('    image', '    Token'),
      `${fragment}"url" = "x"\n`,
    ];
    for (const toml of [TOML, ...others]) assert.deepEqual(roles(toml), ['whole', 'whole'], toml);
    const [runner] = releaseIn(fragment, 'config.toml').runners;
    assert.equal(runner?.executor, 'kubernetes');
  });

  it('reads the plain text of a Secret', () => {
    assert.equal(releaseIn(text.replace('ConfigMap', 'Secret').replace('data:', 'stringData:')).kind, 'config-map');
  });

  it('leaves TOML of other programs alone', () => {
    assert.match(skipped(text.replace('[[runners]]', '[server]').replace('runners.', 'server.')), /\(ConfigMap\)/);
  });
});

describe('helm get values', () => {
  it('reads what stands below the title', () => {
    const text = 'USER-SUPPLIED VALUES:\ngitlabUrl: https://gitlab.example.com/\n';
    const { kind, values } = releaseIn(text);
    assert.equal(kind, 'helm-get');
    assert.deepEqual(shown(text, values?.at('gitlabUrl').place ?? assert.fail()), {
      text: 'gitlabUrl',
      route: ['gitlabUrl'],
    });
  });

  it('is none of ours for another chart', () => {
    assert.match(skipped('USER-SUPPLIED VALUES:\nreplicas: 2\n'), /neither values/);
  });
});

describe('helmfile', () => {
  const text = `releases:
  - name: ci
    chart: gitlab/gitlab-runner
    version: 0.58.2
    values:
      - gitlabUrl: "{{ .Values.url }}"
        concurrent: 1
      - concurrent: 2
        runners:
          config: |
${indented(TOML, 12)}`;

  it('lets later maps win and places each', () => {
    const { kind, chart, values, runners } = releaseIn(text);
    assert.deepEqual([kind, chart, values?.at('concurrent').number], ['helmfile', '0.58.2', 2]);
    assert.deepEqual(values?.at('concurrent').place.route, ['releases', 0, 'values', 1, 'concurrent']);
    assert.deepEqual(shown(text, runners[0]?.at('kubernetes.image').valuePlace ?? assert.fail()), {
      text: '"debian:12"',
      route: ['releases', 0, 'values', 1, 'runners', 'config'],
      innerRoute: ['runners', 0, 'kubernetes', 'image'],
    });
  });

  it('does not know what its own templates write', () => {
    assert.equal(releaseIn(text).values?.at('gitlabUrl').unknown, true);
  });

  it('knows what is absent only where all values stand in the file', () => {
    assert.equal(releaseIn(text).values?.at('rbac.create').boolean, false);
    assert.equal(
      releaseIn(text.replace('values:\n', 'values:\n      - more.yaml\n')).values?.at('rbac.create').unknown,
      true,
    );
  });

  it('says nothing about values in other files', () => {
    assert.deepEqual(linted(text.replace(/values:[^]*/, 'values: [values.yaml]\n')).findings, []);
  });

  it('is skipped where its templates make it no YAML', () => {
    assert.match(skipped(`{{ if true }}\n${text}{{ end }}\n`), /only after it is rendered/);
  });

  it('is skipped without a release of the chart', () => {
    assert.match(skipped(text.replace('gitlab/gitlab-runner', 'gitlab/gitlab')), /neither values|helmfile/);
  });
});

describe('SOPS', () => {
  it('does not know what is encrypted', () => {
    const text = 'gitlabUrl: https://gitlab.example.com/\nrunnerToken: ENC[AES256_GCM,data:abc,iv:x,tag:y,type:str]\n';
    const token = releaseIn(text).values?.at('runnerToken') ?? assert.fail();
    assert.equal(typeof token.value === 'object' && token.value?.unknown, 'encrypted');
  });
});

describe('values as a Terraform template', () => {
  const text = `gitlabUrl: \${url}
nodeSelector:
  \${label}: "true"
volumes: [\${jsonencode({ name = "a: b" })}]
runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        namespace = "\${namespace}"
        image = "debian:12"
`;

  it('does not know what is filled in', () => {
    const { kind, values, runners } = releaseIn(text);
    assert.equal(kind, 'terraform');
    assert.equal(values?.at('gitlabUrl').unknown, true);
    assert.equal(runners[0]?.at('kubernetes.namespace').unknown, true);
  });

  it('keeps places behind what is filled in', () => {
    const image = releaseIn(text).runners[0]?.at('kubernetes.image') ?? assert.fail();
    assert.equal(image.string, 'debian:12');
    assert.equal(shown(text, image.valuePlace)['text'], '"debian:12"');
  });

  it('knows nothing of a map with a key that is filled in', () => {
    assert.equal(releaseIn(text).values?.at('nodeSelector.arch').unknown, true);
  });

  it('reads past directives', () => {
    const conditional = `%{ if rbac }\nrbac:\n  create: true\n%{ endif }\n${text}`;
    const { values, runners } = releaseIn(conditional);
    assert.equal(values?.at('rbac.create').boolean, true);
    assert.equal(runners.length, 1);
  });

  it('leaves scripts in block scalars alone', () => {
    const { kind } = releaseIn('gitlabUrl: a\npreEntrypointScript: |\n  echo ${HOME}\n');
    assert.equal(kind, 'values');
  });

  it('sees every installation of a file', () => {
    assert.equal(releasesIn('a:\n  gitlabUrl: ${x}\nb:\n  gitlabUrl: ${y}\n').length, 2);
  });
});
