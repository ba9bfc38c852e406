import { defineRule } from '../../model/rule.ts';
import { allowLists } from '../shared/allow-lists.ts';
import { matchesGlob } from '../shared/globs.ts';
import { kubernetesRunners } from '../shared/runners.ts';

export default defineRule({
  id: 'allowed-images-negation',
  group: 'security',
  since: '0.1.0',
  severity: 'warning',
  confidence: 'high',
  docs: {
    what: 'A pattern of allowed images begins with "!", which forbids nothing.',
    why: 'The runner goes through the list and takes the first pattern that matches; there is no negation. "!*/kali*" only matches an image whose name begins with an exclamation mark, so ["**", "!*/kali*"] lets every image in, kali too. An example of the documentation is written so.',
    remedy: 'Name what is allowed instead, as "registry.example.com/approved/**".',
    references: [
      'gitlab-runner v19.3.0: common/allowed_images.go (VerifyAllowedImage)',
      'https://docs.gitlab.com/runner/executors/docker/#restrict-docker-images-and-services',
    ],
    keys: ['runners.kubernetes.allowed_images', 'runners.kubernetes.allowed_services'],
  },
  examples: {
    bad: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        allowed_images = ["**", "!*/kali*"]
`,
    ],
    good: [
      `runners:
  config: |
    [[runners]]
      [runners.kubernetes]
        helper_image_flavor = "ubuntu"
        memory_request = "1Gi"
        allowed_images = ["registry.example.com/approved/**"]
        allowed_services = ["postgres:*"]
`,
    ],
  },
  check(release, report) {
    for (const runner of kubernetesRunners(release)) {
      for (const { at, key, patterns } of allowLists(runner)) {
        const negations = patterns.filter(({ text }) => text.startsWith('!'));
        const [first] = negations;
        if (!first) continue;
        const forbidden = first.text.slice(1).replaceAll('*', 'x');
        const winner = patterns.find(({ text }) => matchesGlob(text, forbidden));
        const what = key === 'allowed_images' ? 'Images' : 'Services';
        report({
          at: winner ? first.at : at,
          message: winner
            ? `"${first.text}" forbids nothing: ${what.toLowerCase()} that it means are let in by "${winner.text}".`
            : `"${first.text}" matches nothing: the runner knows no negation. ${what} that it means are barred only because no other pattern lets them in.`,
          related: negations.slice(1).map((other) => ({ at: other.at, message: `nor does "${other.text}"` })),
        });
      }
    }
  },
});
