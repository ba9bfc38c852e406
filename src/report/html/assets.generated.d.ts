/** Script and style of the page, with their hashes as a Content-Security-Policy names them; written by scripts/build-page.ts. */
declare const assets: {
  readonly script: string;
  readonly style: string;
  readonly scriptHash: string;
  readonly styleHash: string;
};
export default assets;
