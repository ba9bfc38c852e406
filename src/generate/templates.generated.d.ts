import type { TemplateSpecification } from './template.ts';

/** Every template of templates/ by its path without `.hbs`, compiled by scripts/build-templates.ts. */
declare const templates: Readonly<Record<string, TemplateSpecification>>;
export default templates;

/** Every other file of templates/ by its path: those that are written as they are. */
export declare const texts: Readonly<Record<string, string>>;
