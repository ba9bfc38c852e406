import type { TemplateSpecification } from './template.ts';

/** Every file of templates/ by its path without `.hbs`, compiled by scripts/build-templates.ts. */
declare const templates: Readonly<Record<string, TemplateSpecification>>;
export default templates;
