import assert from 'node:assert/strict';
import type { View } from '../../../src/model/release.ts';
import { linted, releaseIn } from './open.ts';

/** A release with items of `values`, and what else stands in the file. */
export function release(items: string, more = ''): string {
  return `resource "helm_release" "ci" {\n  chart = "gitlab-runner"\n  values = [${items}]\n}\n${more}`;
}

/** The values of a release with the object that is encoded, one key a line. */
export function valuesOf(object: string, more = ''): View {
  return releaseIn(release(`yamlencode({\n${object}\n})`, more), 'main.tf').values ?? assert.fail();
}

/** Rules that have findings in a Terraform file. */
export function rulesOf(text: string): readonly string[] {
  return linted(text, 'main.tf').findings.map(({ rule }) => rule);
}
