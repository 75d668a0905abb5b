/**
 * The layer table of the design: what each folder of src/ may import besides itself.
 * An entry in `typesOnly` may be named by `import type` alone.
 * @type {Record<string, { may: string[], typesOnly?: string[] }>}
 */
const layers = {
  core: { may: [] },
  dataset: { may: ['core'] },
  formats: { may: ['core'] },
  engine: { may: ['core'], typesOnly: ['formats'] },
  protocol: { may: ['core'] },
  storage: { may: ['core', 'formats'] },
  worker: { may: ['core', 'dataset', 'formats', 'engine', 'protocol', 'storage'] },
  client: { may: ['core', 'protocol'] },
  store: { may: ['core', 'protocol', 'client'] },
  ui: { may: ['core', 'store'] },
};

const isTest = '[.]test[.]tsx?$';
const inLayer = (/** @type {string} */ name) => `^src/${name}/`;
const inPackage = (/** @type {string} */ names) => `(^|/)node_modules/(@types/)?(${names})/`;

const layerRules = Object.entries(layers).flatMap(([name, { may, typesOnly = [] }]) => [
  {
    name: `${name}-imports-its-layers-only`,
    comment: `src/${name} may import ${[...may, ...typesOnly].join(', ') || 'nothing'}.`,
    severity: 'error',
    from: { path: inLayer(name) },
    // Helpers for tests have a rule of their own, below.
    to: { path: '^src/', pathNot: [name, ...may, ...typesOnly, 'testing'].map(inLayer) },
  },
  ...typesOnly.map((other) => ({
    name: `${name}-imports-types-of-${other}-only`,
    comment: `src/${name} may import types of src/${other}, and nothing that runs.`,
    severity: 'error',
    from: { path: inLayer(name) },
    to: { path: inLayer(other), dependencyTypesNot: ['type-only'] },
  })),
]);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'main-composes',
      comment: 'The composition root reaches engine and worker only through the wire.',
      severity: 'error',
      from: { path: '^src/[^/]+$' },
      to: { path: '^src/(engine|worker)/' },
    },
    {
      name: 'test-helpers-in-tests-only',
      severity: 'error',
      from: { path: '^src/', pathNot: [isTest, inLayer('testing')] },
      to: { path: inLayer('testing') },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: {},
      to: { path: isTest },
    },
    {
      name: 'tensorflow-in-the-engine-only',
      severity: 'error',
      // What tests share may use it as they do.
      from: { path: '^src/', pathNot: ['engine', 'testing'].map(inLayer) },
      to: { path: inPackage('@tensorflow') },
    },
    {
      name: 'react-in-the-ui-only',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/ui/', '^src/main[.]tsx$'] },
      to: { path: inPackage('react|react-dom|recharts') },
    },
    {
      name: 'core-has-no-dependencies',
      severity: 'error',
      from: { path: inLayer('core'), pathNot: isTest },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'core'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-resolve',
      comment: 'A name that resolves to nothing would slip past every rule above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Types count too: a layer that names a type of another depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'default'],
    },
  },
};
